/* Built by `make browser-code` of animation.js chart.js dom.js drawing.js namespace.js plotly.js prefetch.js waits.js zoom.js
   sources 8648286e91441f69733729b7d1750fde4ade4b950a307de86dbf1bc3252176ca
   built 4c7fd3223b115ee5bb0eec5de60011ead23502e8a1f5d6b3102541da4f9ad4c7 */
var d=e=>`.st-key-${e} button`,r=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
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
isting th:not(.tick)",tableBody:".listing tbody",tableFound:".listing .found",tableTick:".listing td.tick input",pictures:"\
div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"dialog.shortcuts[open]"}),ze=Object.freeze({pressed:"button,a[h\
ref],label,summary,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,i\
nput",takesArrows:"input[type=radio],[role=radiogroup],[role=tablist]",takesWords:"input,textarea",link:"a",hovered:":ho\
ver"}),Re=[r.list,r.gridRole,r.openMenu,r.openCombobox,r.grid,r.tableRows].join(),re=[r.textField,r.textArea].join(),Be=[
re,r.cellEditor].join(),R=e=>`.st-key-${CSS.escape(e)}`;var B=e=>`[aria-controls="${CSS.escape(e.id)}"],${r.openCombobox}`;var se=()=>document.querySelector(r.app);var N=()=>se()?.dataset.testScriptState==="notRunning";var l=globalThis.genai??={};function g(e,t){l.begun??=new Set,!l.begun.has(e)&&(l.begun.add(e),t())}function v(e){return l.plotly??=new Promise((t,o)=>{if(window.Plotly){t(window.Plotly);return}let n=document.getElementById(
"drawing-library"),s=n||document.createElement("script");s.addEventListener("load",()=>t(window.Plotly)),s.addEventListener(
"error",()=>{l.plotly=void 0,o(new Error("the drawing library did not load"))}),!n&&(s.src=e,document.head.append(s))}),
l.plotly}var h=e=>new Promise(t=>setTimeout(t,e));async function I(e,t,o=30){let n=performance.now()+t;for(;!e();){if(performance.
now()>=n)return!1;await h(o)}return!0}var ie=()=>matchMedia("(pointer: fine)").matches;function F(e,{zooms:t,zoom:o},n=ie()){if(!t||!n)return e;let s={...e,dragmode:"\
zoom"};for(let i of Object.keys(e).filter(a=>/^[xy]axis/.test(a))){let a=o?.[i]?.range,f=a?{range:[...a],autorange:!1}:{};
s[i]={...e[i],...f,fixedrange:i.startsWith("y")||ae(e[i])}}return s}var ae=e=>e.type==="category"||!!(e.categoryarray||e.
ticktext)||e.visible===!1,D=e=>`${e?.type} ${e?.title?.text||""}`;async function $(e,t){e.zooms&&(t&&(e.on("plotly_relay\
out",o=>le(e,o)),e.on("plotly_doubleclick",()=>O(e))),e.zoom&&!ue(e.zoom,e._fullLayout,e.calcdata)&&await O(e))}function le(e,t){
for(let o of de(t)){let n=e._fullLayout[o];e.zoom={...e.zoom,[o]:{range:[...n.range],measured:D(n)}}}M(e)}var de=e=>new Set(
Object.keys(e).map(t=>/^(xaxis\d*)\.range/.exec(t)?.[1]).filter(Boolean)),ue=(e,t,o)=>Object.entries(e).every(([n,s])=>D(
t[n])===s.measured)&&ce(t,o);function ce(e,t){return(t||[]).some(o=>{let n=e[(o[0]?.trace?.xaxis||"x").replace("x","xaxi\
s")],[s,i]=n?n.range.map(a=>n.r2l(a)).sort((a,f)=>a-f):[0,-1];return o.some(a=>a.x>=s&&a.x<=i)})}function M(e){let t=e.parentElement.
querySelector(r.unzoom);if(!!e.zoom==!!t)return;if(t){t.remove();return}let o={type:"button",className:"unzoom",textContent:"\
Undo zoom"},n=Object.assign(document.createElement("button"),o);n.addEventListener("click",()=>O(e)),e.before(n)}async function O(e){
e.zoom&&(C(e),await e.redraw())}function C(e){e.zoom=null,M(e)}function H(){g("listenToReset",()=>{document.addEventListener(
"click",e=>{if(e.target.closest?.(r.reset))for(let t of document.querySelectorAll(r.chart))t.zoom&&O(t)})})}var fe={displayModeBar:!1,responsive:!1,doubleClick:!1,showTips:!1},u=l.waiting??=new Set;function W(e,t,o){e.given=t,e.
style.height=`${o}px`}function E(e,t){W(e,t,JSON.parse(t).layout.height||e.toldHeight)}function b(e){W(e,e.told,e.toldHeight),
u.add(e),_()}function G(e){let t=e.getBoundingClientRect();return t.top<innerHeight+50&&t.bottom>-50}function T(){for(let t of u)
t.isConnected||u.delete(t);let e=[...u].filter(t=>t.clientWidth);return e.find(G)||e[0]}async function _(){if(!l.working){
l.working=!0;try{for(let e=T();e;e=T()){let t=await v(e.plotly);G(e)||await me(),await m(t,T()),await h(0)}}catch(e){for(let t of u)
K(t,e);u.clear()}finally{l.working=!1}}}function me(){return new Promise(e=>{window.requestIdleCallback?requestIdleCallback(
e,{timeout:2e3}):setTimeout(e,50)})}async function m(e,t){if(t){u.delete(t);try{let o=t.failed||t.drawnOf!==t.of;t.failed&&
t.replaceChildren(),Object.assign(t,{failed:!1,drawnOf:t.of});let{data:n,layout:s}=JSON.parse(t.given),i={data:n,layout:F(
s,t),config:fe};await(o?e.newPlot(t,i):e.react(t,i)),await $(t,o),t.dataset.drawn=t.drawnOf}catch(o){K(t,o)}}}function K(e,t){
e.failed=!0,e.textContent=`The chart could not be drawn: ${t.message||t}`}function U(){g("drawForPrint",()=>{addEventListener(
"beforeprint",()=>{if(window.Plotly)for(let e of[...u])e.clientWidth&&m(window.Plotly,e)})})}var Z={Slow:1600,Normal:900,Fast:350},pe=12e4,q=()=>matchMedia("(prefers-reduced-motion: reduce)").matches;function j(e,t){
let o=p(e)||t&&ye(e);o&&e.run?.address!==t?.address&&(x(e),e.run=t?{...t,at:-1,steps:[]}:null,o.hidden=!t,J(e))}var p=e=>e.
parentElement.querySelector(r.run),A=e=>!!e.closest(r.slide);function c(e,t,o,n={},s=""){let i=Object.assign(document.createElement(
t),{className:o,...n});return s&&(i.textContent=s),e.append(i),i}var k=(e,t,o,n,s={})=>c(e,"button",t,{type:"button",onclick:n,
...s},o);function ye(e){let t=document.createElement("div");t.className="play",t.setAttribute("role","group"),t.setAttribute(
"aria-label","Play through dates"),k(t,"opener","",()=>we(e)),ge(e,t);let o=he(e,t);c(t,"output","inside");let n=be(e,t);
c(t,"p","inside said",{role:"status"}),c(t,"p","inside measure");let s=()=>A(e)&&V(t);return o.addEventListener("pointer\
up",s),n.addEventListener("change",s),e.before(t),L(e,!1),t}function ge(e,t){let o=c(t,"div","inside moving"),n=(s,i,a,f)=>{
k(o,s,i,()=>(w(e),S(e,e.run.at+f)),{ariaLabel:a})};n("back","◀◀","One date back",-1),k(o,"moves go","▶",()=>e.run.
timer?w(e):Q(e)),n("on","▶▶","One date on",1)}function he(e,t){let o=c(t,"input","inside",{type:"range",min:0,step:1,
ariaLabel:"Date"});return o.addEventListener("input",()=>{let n=Number(o.value);w(e),S(e,n)}),o}function be(e,t){let o=c(
t,"div","inside more"),n=c(o,"select","moves",{ariaLabel:"Speed"});for(let a of Object.keys(Z))n.add(new Option(a,a,a===
"Normal",a==="Normal"));let s=A(e)?"Keep":"Keep this date";return k(o,"keep",s,()=>ve(e),{title:"Keep this date"}),k(o,"\
leave","✕",()=>{x(e),A(e)||t.querySelector(r.runOpener).focus()},{ariaLabel:"Close"}),n}function J(e,t=""){let o=p(e).
querySelector(r.runOpener);if(o.disabled=!!t,o.textContent=t,t)return;let n=A(e)?["▶ Play","Dates"]:["▶ Play through d\
ates","Step through dates"];for(let[s,i]of["moves","still"].entries())c(o,"span",i,{},n[s])}function V(e){let t=()=>e.querySelector(
r.runBackPossible)||e.querySelector(r.runOn);(q()?t():e.querySelector(r.runGo)).focus()}function L(e,t){let o=p(e);o.classList.
toggle("open",t);for(let n of o.querySelectorAll(r.runPart))n.hidden=!t;o.querySelector(r.runOpener).hidden=t,o.querySelector(
r.runKeep).hidden=!l.keepDate}async function we(e){let{run:t}=e,o=p(e).querySelector(r.runOpener);if(t.isAsked)return;t.
isAsked=!0,o.setAttribute("aria-busy","true");let[n,s]=await xe(e);if(o.removeAttribute("aria-busy"),t.isAsked=!1,e.run===
t){if(s){J(e,s);return}t.steps=n,p(e).querySelector(r.runDate).max=n.length-1,L(e,!0),S(e,Se(t)),V(p(e)),q()||Q(e)}}async function xe(e){
try{let t=fetch(e.run.address,{signal:AbortSignal.timeout(pe)}),[o]=await Promise.all([t,v(e.plotly)]);if(o.status===404)
return[[],"Only the newest data can be played; these are older"];if(!o.ok)return[[],"The dates did not load"];let n=await o.
json();return[n,n.length<2?"No other date has a chart":""]}catch{return[[],"The dates did not load"]}}function Q(e){let{
run:t}=e;if(q())return;t.at>=t.steps.length-1&&S(e,0);let o=()=>{e.run!==t||!e.isConnected||(S(e,t.at+1),t.at<t.steps.length-
1?t.timer=setTimeout(o,Y(e)):w(e))};t.timer=setTimeout(o,Y(e)),z(e)}var Y=e=>Z[p(e).querySelector(r.runSpeed).value];function w(e){
clearTimeout(e.run?.timer),e.run&&(e.run.timer=null),z(e)}function S(e,t){let{run:o}=e,n=ke(t,o.steps);if(n===o.at)return;
o.at=n;let{figure:s,said:i,measure:a}=o.steps[n];u.delete(e),E(e,s),m(window.Plotly,e),e.setAttribute("aria-label",`${i}\
. ${a}`),z(e)}function z(e){let t=p(e),{run:o}=e;if(!t||!o||o.at<0)return;let{name:n,said:s,measure:i}=o.steps[o.at],a=t.
querySelector(r.runGo);a.textContent=o.timer?"❚❚":"▶",a.ariaLabel=o.timer?"Pause":"Play",t.querySelector(r.runBack).
disabled=o.at===0,t.querySelector(r.runOn).disabled=o.at===o.steps.length-1,t.querySelector(r.runKeep).disabled=X(o,o.steps[o.
at])===o.now.join();let f=t.querySelector(r.runDate);f.value=o.at,f.setAttribute("aria-valuetext",n),t.querySelector(r.runDateShown).
textContent=n;let P=t.querySelector(r.runFinding);P.setAttribute("aria-live",o.timer?"off":"polite"),P.textContent=s,t.querySelector(
r.runMeasure).textContent=i}var X=(e,t)=>t.words[e.choice].join(),ke=(e,t)=>Math.min(Math.max(e,0),t.length-1);function Se(e){
let t=e.steps.findIndex(o=>X(e,o)===e.now.join());return t<0?e.steps.length-1:t}function x(e){let{run:t}=e;!t||t.at<0||(w(
e),t.at=-1,L(e,!1),e.setAttribute("aria-label",e.alt),e.told&&e.given!==e.told&&b(e))}function ve(e){let{run:t}=e;w(e),l.
keepDate?.(t.steps[t.at].words)}var y=new Map,Oe=40,ee=400,Ee=16,Ae=6e4,Pe=6e4;function te(){g("drawAhead",()=>{for(let e of["click","keydown"])document.
addEventListener(e,Te,!0);document.addEventListener("pointerover",e=>{let t=oe(e);t&&ne(t.address)})})}function oe(e){let t=e.
target.closest?.([r.option,r.radio].join());if(e.key==="Enter"&&(t=document.getElementById(e.target.getAttribute?.("aria\
-activedescendant"))),!t)return null;let o=t.closest(r.list),n=o?document.querySelector(B(o)):t,s=n?.closest(r.exhibit)?.
querySelector(r.chart);if(!s?.prefetch||new URLSearchParams(location.search).has("v"))return null;let i=s.prefetch.choices.
find(a=>n.closest(R(a)));return i?{place:s,address:Ce(s.prefetch,location.search,i,t.textContent.trim())}:null}function Ce(e,t,o,n){
let s=new URLSearchParams(t);for(let[i,a]of Object.entries({...e.query,_choice:o,_label:n}))s.set(i,a);return`${e.address}\
?${s}`}function ne(e){if(!y.has(e)){let t=fetch(e,{signal:AbortSignal.timeout(Ae)}).then(o=>o.ok?o.text():Promise.reject(
o.status));y.set(e,t.catch(()=>(y.delete(e),""))),y.size>Oe&&y.delete(y.keys().next().value)}return y.get(e)}async function Te(e){
let t=e.type==="keydown"&&e.key!=="Enter"?null:oe(e);if(!t)return;let{place:o,address:n}=t;x(o),o.asked=n;let[s]=await Promise.
all([ne(n),h(Ee)]);!s||o.asked!==n||!o.isConnected||!window.Plotly||(o.isAhead=!0,E(o,s),await m(window.Plotly,o),await h(
ee),_e(o,n))}async function _e(e,t){let o=()=>e.asked!==t||!e.isConnected;await I(()=>o()||N(),Pe,ee),!o()&&(Object.assign(
e,{asked:null,isAhead:!1}),e.given!==e.told&&b(e))}U();te();H();function ft({data:e,parentElement:t}){let o=t.querySelector(r.chart)||je(t);o.of!==e.of&&qe(o,e.of),Object.
assign(o,{prefetch:e.prefetch,zooms:e.zooms,alt:e.alt}),j(o,e.run),o.run?.at>=0||o.setAttribute("aria-label",e.alt),o.classList.
toggle("narrow",!!e.narrow),o.told!==e.figure&&(Object.assign(o,{told:e.figure,toldHeight:e.height,plotly:e.plotly}),o.run&&
x(o),!(o.isAhead&&o.given!==e.figure)&&(Object.assign(o,{asked:null,isAhead:!1}),o.given!==e.figure&&b(o)))}function qe(e,t){
j(e,null),C(e),Object.assign(e,{of:t,asked:null,isAhead:!1,told:null,given:null})}function je(e){let t=document.createElement(
"div");t.className="chart",t.setAttribute("role","img"),t.redraw=()=>m(window.Plotly,t),e.append(t);let o=0;return new ResizeObserver(
()=>{t.clientWidth!==o&&(o=t.clientWidth,Le(t),u.has(t)?_():o&&t.data&&window.Plotly.Plots.resize(t))}).observe(t),t}function Le(e){
let t=e.closest(r.chartBox);t&&(t.scrollWidth>t.clientWidth?t.tabIndex=0:t.removeAttribute("tabindex"))}export{ft as default};
