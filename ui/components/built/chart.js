/* Built by `make browser-code` of animation.js chart.js dom.js drawing.js namespace.js plotly.js prefetch.js waits.js zoom.js
   sources 4501e2b32b1cdd8f84ca100cc1d7369925316f2c2ae62eac353424d04e6a52b4
   built 3b3891f04d23233a346ac91f341f8030be4f1d5c78c35eae1f665c9c590ae20b */
var d=t=>`.st-key-${t} button`,r=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
[data-stale=true]",menu:"[data-testid=stSidebarNavItems]",menuHeading:"[data-testid=stNavSectionHeader]",menuHeadingText:"\
[data-testid=stNavSectionHeader] p",dialog:"[role=dialog]",dialogClose:"[role=dialog] [aria-label=Close]",list:"[role=li\
stbox]",option:"[role=option]",openMenu:"[role=menu]",anyButton:"[data-testid=stButton] button",combobox:"[role=combobox\
]",openCombobox:"[role=combobox][aria-expanded=true]",radio:"[role=radio]",radioGroup:"[role=radiogroup]",slider:"input[\
type=range],[role=slider]",textField:"[data-testid=stTextInput]",textArea:"[data-testid=stTextArea]",grid:"[data-testid=\
stDataFrame]",gridRole:"[role=grid]",cellEditor:"#portal",cellText:"#portal textarea",plot:".js-plotly-plot",plotCanvas:"\
.js-plotly-plot .main-svg",plotText:".js-plotly-plot text",plotHover:".js-plotly-plot .hoverlayer",keyed:"[class*='st-ke\
y-']",exhibit:"[class*='st-key-exhibit-']",chartBox:"[class*='st-key-chart_']",viewOption:"[class*='st-key-view_'] [role\
=radio]",slide:".st-key-slide",slideChoices:".st-key-slide-choices",search:".st-key-search input",add:"[class*='st-key-a\
dd_'] button",clearFocus:d("clear_focus"),deck:d("deck"),files:".st-key-files button, [class*='st-key-download_'] button",
presentPage:d("present_page"),reset:d("reset"),share:d("share"),viewAll:d("view_all"),slideNext:d("slide_next"),slidePrevious:d(
"slide_previous"),slideFirst:d("slide_first"),slideLast:d("slide_last"),slideControls:d("slide_controls"),slideBack:d("s\
lide_back"),slideEnd:d("slide_end"),chart:"div.chart",unzoom:"button.unzoom",run:"div.play",runPart:".play .inside",runOpener:"\
.play .opener",runBack:".play .back",runBackPossible:".play .back:enabled",runOn:".play .on",runGo:".play .go",runDate:"\
.play input",runDateShown:".play output",runSpeed:".play select",runKeep:".play .keep",runFinding:".play .said",runMeasure:"\
.play .measure",runLeave:".play.open .leave",runBeginOrPause:".play:not([hidden], .open) .opener:enabled, .play.open .go",
table:"div.listing",tableField:".listing > input",tableRows:".listing .rows",tableHead:".listing thead",tableHeading:".l\
isting th:not(.tick)",tableBody:".listing tbody",tableRow:".listing tbody tr",tableCell:".listing tbody td",tableFound:"\
.listing .found",tableTick:".listing td.tick input",pictures:"div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"d\
ialog.shortcuts[open]"}),Rt=Object.freeze({pressed:"button,a[href],label,summary,[role=radio],[role=checkbox],[role=swit\
ch],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,input",takesArrows:"input[type=radio],[role=radiogroup],[ro\
le=tablist]",takesWords:"input,textarea",link:"a",hovered:":hover"}),zt=[r.list,r.gridRole,r.openMenu,r.openCombobox,r.grid,
r.tableRows].join(),rt=[r.textField,r.textArea].join(),Bt=[rt,r.cellEditor].join(),z=t=>`.st-key-${CSS.escape(t)}`;var B=t=>`[aria-controls="${CSS.escape(t.id)}"],${r.openCombobox}`;var st=()=>document.querySelector(r.app);var I=()=>st()?.dataset.testScriptState==="notRunning";var l=globalThis.genai??={};function g(t,e){l.begun??=new Set,!l.begun.has(t)&&(l.begun.add(t),e())}function v(t){return l.plotly??=new Promise((e,o)=>{if(window.Plotly){e(window.Plotly);return}let n=document.getElementById(
"drawing-library"),s=n||document.createElement("script");s.addEventListener("load",()=>e(window.Plotly)),s.addEventListener(
"error",()=>{l.plotly=void 0,o(new Error("the drawing library did not load"))}),!n&&(s.src=t,document.head.append(s))}),
l.plotly}var h=t=>new Promise(e=>setTimeout(e,t));async function N(t,e,o=30){let n=performance.now()+e;for(;!t();){if(performance.
now()>=n)return!1;await h(o)}return!0}var it=()=>matchMedia("(pointer: fine)").matches;function F(t,{zooms:e,zoom:o},n=it()){if(!e||!n)return t;let s={...t,dragmode:"\
zoom"};for(let i of Object.keys(t).filter(a=>/^[xy]axis/.test(a))){let a=o?.[i]?.range,f=a?{range:[...a],autorange:!1}:{};
s[i]={...t[i],...f,fixedrange:i.startsWith("y")||at(t[i])}}return s}var at=t=>t.type==="category"||!!(t.categoryarray||t.
ticktext)||t.visible===!1,D=t=>`${t?.type} ${t?.title?.text||""}`;async function $(t,e){t.zooms&&(e&&(t.on("plotly_relay\
out",o=>lt(t,o)),t.on("plotly_doubleclick",()=>O(t))),t.zoom&&!ut(t.zoom,t._fullLayout,t.calcdata)&&await O(t))}function lt(t,e){
for(let o of dt(e)){let n=t._fullLayout[o];t.zoom={...t.zoom,[o]:{range:[...n.range],measured:D(n)}}}H(t)}var dt=t=>new Set(
Object.keys(t).map(e=>/^(xaxis\d*)\.range/.exec(e)?.[1]).filter(Boolean)),ut=(t,e,o)=>Object.entries(t).every(([n,s])=>D(
e[n])===s.measured)&&ct(e,o);function ct(t,e){return(e||[]).some(o=>{let n=t[(o[0]?.trace?.xaxis||"x").replace("x","xaxi\
s")],[s,i]=n?n.range.map(a=>n.r2l(a)).sort((a,f)=>a-f):[0,-1];return o.some(a=>a.x>=s&&a.x<=i)})}function H(t){let e=t.parentElement.
querySelector(r.unzoom);if(!!t.zoom==!!e)return;if(e){e.remove();return}let o={type:"button",className:"unzoom",textContent:"\
Undo zoom"},n=Object.assign(document.createElement("button"),o);n.addEventListener("click",()=>O(t)),t.before(n)}async function O(t){
t.zoom&&(C(t),await t.redraw())}function C(t){t.zoom=null,H(t)}function M(){g("listenToReset",()=>{document.addEventListener(
"click",t=>{if(t.target.closest?.(r.reset))for(let e of document.querySelectorAll(r.chart))e.zoom&&O(e)})})}var ft={displayModeBar:!1,responsive:!1,doubleClick:!1,showTips:!1},u=l.waiting??=new Set;function W(t,e,o){t.given=e,t.
style.height=`${o}px`}function E(t,e){W(t,e,JSON.parse(e).layout.height||t.toldHeight)}function b(t){W(t,t.told,t.toldHeight),
u.add(t),_()}function G(t){let e=t.getBoundingClientRect();return e.top<innerHeight+50&&e.bottom>-50}function T(){for(let e of u)
e.isConnected||u.delete(e);let t=[...u].filter(e=>e.clientWidth);return t.find(G)||t[0]}async function _(){if(!l.working){
l.working=!0;try{for(let t=T();t;t=T()){let e=await v(t.plotly);G(t)||await mt(),await m(e,T()),await h(0)}}catch(t){for(let e of u)
K(e,t);u.clear()}finally{l.working=!1}}}function mt(){return new Promise(t=>{window.requestIdleCallback?requestIdleCallback(
t,{timeout:2e3}):setTimeout(t,50)})}async function m(t,e){if(e){u.delete(e);try{let o=e.failed||e.drawnOf!==e.of;e.failed&&
e.replaceChildren(),Object.assign(e,{failed:!1,drawnOf:e.of});let{data:n,layout:s}=JSON.parse(e.given),i={data:n,layout:F(
s,e),config:ft};await(o?t.newPlot(e,i):t.react(e,i)),await $(e,o),e.dataset.drawn=e.drawnOf}catch(o){K(e,o)}}}function K(t,e){
t.failed=!0,t.textContent=`The chart could not be drawn: ${e.message||e}`}function U(){g("drawForPrint",()=>{addEventListener(
"beforeprint",()=>{if(window.Plotly)for(let t of[...u])t.clientWidth&&m(window.Plotly,t)})})}var Z={Slow:1600,Normal:900,Fast:350},pt=12e4,q=()=>matchMedia("(prefers-reduced-motion: reduce)").matches;function j(t,e){
let o=p(t)||e&&yt(t);o&&t.run?.address!==e?.address&&(x(t),t.run=e?{...e,at:-1,steps:[]}:null,o.hidden=!e,J(t))}var p=t=>t.
parentElement.querySelector(r.run),A=t=>!!t.closest(r.slide);function c(t,e,o,n={},s=""){let i=Object.assign(document.createElement(
e),{className:o,...n});return s&&(i.textContent=s),t.append(i),i}var k=(t,e,o,n,s={})=>c(t,"button",e,{type:"button",onclick:n,
...s},o);function yt(t){let e=document.createElement("div");e.className="play",e.setAttribute("role","group"),e.setAttribute(
"aria-label","Play through dates"),k(e,"opener","",()=>wt(t)),gt(t,e);let o=ht(t,e);c(e,"output","inside");let n=bt(t,e);
c(e,"p","inside said",{role:"status"}),c(e,"p","inside measure");let s=()=>A(t)&&V(e);return o.addEventListener("pointer\
up",s),n.addEventListener("change",s),t.before(e),L(t,!1),e}function gt(t,e){let o=c(e,"div","inside moving"),n=(s,i,a,f)=>{
k(o,s,i,()=>(w(t),S(t,t.run.at+f)),{ariaLabel:a})};n("back","◀◀","One date back",-1),k(o,"moves go","▶",()=>t.run.
timer?w(t):X(t)),n("on","▶▶","One date on",1)}function ht(t,e){let o=c(e,"input","inside",{type:"range",min:0,step:1,
ariaLabel:"Date"});return o.addEventListener("input",()=>{let n=Number(o.value);w(t),S(t,n)}),o}function bt(t,e){let o=c(
e,"div","inside more"),n=c(o,"select","moves",{ariaLabel:"Speed"});for(let a of Object.keys(Z))n.add(new Option(a,a,a===
"Normal",a==="Normal"));let s=A(t)?"Keep":"Keep this date";return k(o,"keep",s,()=>vt(t),{title:"Keep this date"}),k(o,"\
leave","✕",()=>{x(t),A(t)||e.querySelector(r.runOpener).focus()},{ariaLabel:"Close"}),n}function J(t,e=""){let o=p(t).
querySelector(r.runOpener);if(o.disabled=!!e,o.textContent=e,e)return;let n=A(t)?["▶ Play","Dates"]:["▶ Play through d\
ates","Step through dates"];for(let[s,i]of["moves","still"].entries())c(o,"span",i,{},n[s])}function V(t){let e=()=>t.querySelector(
r.runBackPossible)||t.querySelector(r.runOn);(q()?e():t.querySelector(r.runGo)).focus()}function L(t,e){let o=p(t);o.classList.
toggle("open",e);for(let n of o.querySelectorAll(r.runPart))n.hidden=!e;o.querySelector(r.runOpener).hidden=e,o.querySelector(
r.runKeep).hidden=!l.keepDate}async function wt(t){let{run:e}=t,o=p(t).querySelector(r.runOpener);if(e.isAsked)return;e.
isAsked=!0,o.setAttribute("aria-busy","true");let[n,s]=await xt(t);if(o.removeAttribute("aria-busy"),e.isAsked=!1,t.run===
e){if(s){J(t,s);return}e.steps=n,p(t).querySelector(r.runDate).max=n.length-1,L(t,!0),S(t,St(e)),V(p(t)),q()||X(t)}}async function xt(t){
try{let e=fetch(t.run.address,{signal:AbortSignal.timeout(pt)}),[o]=await Promise.all([e,v(t.plotly)]);if(o.status===404)
return[[],"Only the newest data can be played; these are older"];if(!o.ok)return[[],"The dates did not load"];let n=await o.
json();return[n,n.length<2?"No other date has a chart":""]}catch{return[[],"The dates did not load"]}}function X(t){let{
run:e}=t;if(q())return;e.at>=e.steps.length-1&&S(t,0);let o=()=>{t.run!==e||!t.isConnected||(S(t,e.at+1),e.at<e.steps.length-
1?e.timer=setTimeout(o,Y(t)):w(t))};e.timer=setTimeout(o,Y(t)),R(t)}var Y=t=>Z[p(t).querySelector(r.runSpeed).value];function w(t){
clearTimeout(t.run?.timer),t.run&&(t.run.timer=null),R(t)}function S(t,e){let{run:o}=t,n=kt(e,o.steps);if(n===o.at)return;
o.at=n;let{figure:s,said:i,measure:a}=o.steps[n];u.delete(t),E(t,s),m(window.Plotly,t),t.setAttribute("aria-label",`${i}\
. ${a}`),R(t)}function R(t){let e=p(t),{run:o}=t;if(!e||!o||o.at<0)return;let{name:n,said:s,measure:i}=o.steps[o.at],a=e.
querySelector(r.runGo);a.textContent=o.timer?"❚❚":"▶",a.ariaLabel=o.timer?"Pause":"Play",e.querySelector(r.runBack).
disabled=o.at===0,e.querySelector(r.runOn).disabled=o.at===o.steps.length-1,e.querySelector(r.runKeep).disabled=Q(o,o.steps[o.
at])===o.now.join();let f=e.querySelector(r.runDate);f.value=o.at,f.setAttribute("aria-valuetext",n),e.querySelector(r.runDateShown).
textContent=n;let P=e.querySelector(r.runFinding);P.setAttribute("aria-live",o.timer?"off":"polite"),P.textContent=s,e.querySelector(
r.runMeasure).textContent=i}var Q=(t,e)=>e.words[t.choice].join(),kt=(t,e)=>Math.min(Math.max(t,0),e.length-1);function St(t){
let e=t.steps.findIndex(o=>Q(t,o)===t.now.join());return e<0?t.steps.length-1:e}function x(t){let{run:e}=t;!e||e.at<0||(w(
t),e.at=-1,L(t,!1),t.setAttribute("aria-label",t.alt),t.told&&t.given!==t.told&&b(t))}function vt(t){let{run:e}=t;w(t),l.
keepDate?.(e.steps[e.at].words)}var y=new Map,Ot=40,tt=400,Et=16,At=6e4,Pt=6e4;function et(){g("drawAhead",()=>{for(let t of["click","keydown"])document.
addEventListener(t,Tt,!0);document.addEventListener("pointerover",t=>{let e=ot(t);e&&nt(e.address)})})}function ot(t){let e=t.
target.closest?.([r.option,r.radio].join());if(t.key==="Enter"&&(e=document.getElementById(t.target.getAttribute?.("aria\
-activedescendant"))),!e)return null;let o=e.closest(r.list),n=o?document.querySelector(B(o)):e,s=n?.closest(r.exhibit)?.
querySelector(r.chart);if(!s?.prefetch||new URLSearchParams(location.search).has("v"))return null;let i=s.prefetch.choices.
find(a=>n.closest(z(a)));return i?{place:s,address:Ct(s.prefetch,location.search,i,e.textContent.trim())}:null}function Ct(t,e,o,n){
let s=new URLSearchParams(e);for(let[i,a]of Object.entries({...t.query,_choice:o,_label:n}))s.set(i,a);return`${t.address}\
?${s}`}function nt(t){if(!y.has(t)){let e=fetch(t,{signal:AbortSignal.timeout(At)}).then(o=>o.ok?o.text():Promise.reject(
o.status));y.set(t,e.catch(()=>(y.delete(t),""))),y.size>Ot&&y.delete(y.keys().next().value)}return y.get(t)}async function Tt(t){
let e=t.type==="keydown"&&t.key!=="Enter"?null:ot(t);if(!e)return;let{place:o,address:n}=e;x(o),o.asked=n;let[s]=await Promise.
all([nt(n),h(Et)]);!s||o.asked!==n||!o.isConnected||!window.Plotly||(o.isAhead=!0,E(o,s),await m(window.Plotly,o),await h(
tt),_t(o,n))}async function _t(t,e){let o=()=>t.asked!==e||!t.isConnected;await N(()=>o()||I(),Pt,tt),!o()&&(Object.assign(
t,{asked:null,isAhead:!1}),t.given!==t.told&&b(t))}U();et();M();function fe({data:t,parentElement:e}){let o=e.querySelector(r.chart)||jt(e);o.of!==t.of&&qt(o,t.of),Object.
assign(o,{prefetch:t.prefetch,zooms:t.zooms,alt:t.alt}),j(o,t.run),o.run?.at>=0||o.setAttribute("aria-label",t.alt),o.classList.
toggle("narrow",!!t.narrow),o.told!==t.figure&&(Object.assign(o,{told:t.figure,toldHeight:t.height,plotly:t.plotly}),o.run&&
x(o),!(o.isAhead&&o.given!==t.figure)&&(Object.assign(o,{asked:null,isAhead:!1}),o.given!==t.figure&&b(o)))}function qt(t,e){
j(t,null),C(t),Object.assign(t,{of:e,asked:null,isAhead:!1,told:null,given:null})}function jt(t){let e=document.createElement(
"div");e.className="chart",e.setAttribute("role","img"),e.redraw=()=>m(window.Plotly,e),t.append(e);let o=0;return new ResizeObserver(
()=>{e.clientWidth!==o&&(o=e.clientWidth,Lt(e),u.has(e)?_():o&&e.data&&window.Plotly.Plots.resize(e))}).observe(e),e}function Lt(t){
let e=t.closest(r.chartBox);e&&(e.scrollWidth>e.clientWidth?e.tabIndex=0:e.removeAttribute("tabindex"))}export{fe as default};
