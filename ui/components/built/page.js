/* Built by `make browser-code` of dom.js namespace.js page/cell_editor.js page/clicks.js page/component.js page/connection.js page/deck_storage.js page/history.js page/key_capture.js page/keys.js page/menu.js page/named.js page/notes.js page/pictures.js page/press_queue.js page/print.js page/put.js page/slides.js page/turns.js plotly.js waits.js
   sources 5cb2908376ac73f8211b113253983e73df553d42214a1c11153628b17eefd789
   built a1bed7ebb961c03b859a93457ddccf4b298b3f96ed224a1729597607f39c7e74 */
var s=globalThis.genai??={};function d(t,e){s.begun??=new Set,!s.begun.has(t)&&(s.begun.add(t),e())}var y=t=>`.st-key-${t} button`,i=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
[data-stale=true]",menu:"[data-testid=stSidebarNavItems]",menuHeading:"[data-testid=stNavSectionHeader]",menuHeadingText:"\
[data-testid=stNavSectionHeader] p",dialog:"[role=dialog]",dialogClose:"[role=dialog] [aria-label=Close]",list:"[role=li\
stbox]",option:"[role=option]",openMenu:"[role=menu]",anyButton:"[data-testid=stButton] button",combobox:"[role=combobox\
]",openCombobox:"[role=combobox][aria-expanded=true]",radio:"[role=radio]",radioGroup:"[role=radiogroup]",slider:"input[\
type=range],[role=slider]",textField:"[data-testid=stTextInput]",textArea:"[data-testid=stTextArea]",grid:"[data-testid=\
stDataFrame]",gridRole:"[role=grid]",cellEditor:"#portal",cellText:"#portal textarea",plot:".js-plotly-plot",plotCanvas:"\
.js-plotly-plot .main-svg",plotText:".js-plotly-plot text",plotHover:".js-plotly-plot .hoverlayer",keyed:"[class*='st-ke\
y-']",exhibit:"[class*='st-key-exhibit-']",chartBox:"[class*='st-key-chart_']",viewOption:"[class*='st-key-view_'] [role\
=radio]",slide:".st-key-slide",slideChoices:".st-key-slide-choices",search:".st-key-search input",add:"[class*='st-key-a\
dd_'] button",clearFocus:y("clear_focus"),deck:y("deck"),files:".st-key-files button, [class*='st-key-download_'] button",
presentPage:y("present_page"),reset:y("reset"),share:y("share"),viewAll:y("view_all"),slideNext:y("slide_next"),slidePrevious:y(
"slide_previous"),slideFirst:y("slide_first"),slideLast:y("slide_last"),slideControls:y("slide_controls"),slideBack:y("s\
lide_back"),slideEnd:y("slide_end"),chart:"div.chart",unzoom:"button.unzoom",run:"div.play",runPart:".play .inside",runOpener:"\
.play .opener",runBack:".play .back",runBackPossible:".play .back:enabled",runOn:".play .on",runGo:".play .go",runDate:"\
.play input",runDateShown:".play output",runSpeed:".play select",runKeep:".play .keep",runFinding:".play .said",runMeasure:"\
.play .measure",runLeave:".play.open .leave",runBeginOrPause:".play:not([hidden], .open) .opener:enabled, .play.open .go",
table:"div.listing",tableField:".listing > input",tableRows:".listing .rows",tableHead:".listing thead",tableHeading:".l\
isting th:not(.tick)",tableBody:".listing tbody",tableFound:".listing .found",tableTick:".listing td.tick input",pictures:"\
div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"dialog.shortcuts[open]"}),h=Object.freeze({pressed:"button,a[hr\
ef],label,summary,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,in\
put",takesArrows:"input[type=radio],[role=radiogroup],[role=tablist]",takesWords:"input,textarea",link:"a",hovered:":hov\
er"}),rt=[i.list,i.gridRole,i.openMenu,i.openCombobox,i.grid,i.tableRows].join(),q=[i.textField,i.textArea].join(),st=[q,
i.cellEditor].join(),C=t=>`.st-key-${CSS.escape(t)}`,ot="st-key-exhibit-",it=t=>[...t?.classList??[]].find(e=>e.startsWith(
ot))?.slice(ot.length)??"",A=t=>C(`exhibit-${t}`),ct=t=>`${C(`chart_${t}`)} ${i.plot}`;var at=t=>y(`slide_${t}`),lt=["data-test-connection-state","data-test-script-state"],$=()=>document.querySelector(i.app),
ut=()=>$()?.dataset.testConnectionState==="CONNECTED",dt=()=>$()?.dataset.testScriptState==="running",N=()=>$()?.dataset.
testScriptState==="notRunning";var re=["Enter","Tab","Escape"];function pt(){d("listenToCells",()=>document.addEventListener("keydown",se,!0))}function se(t){
t.target.closest?.(i.cellText)&&!re.includes(t.key)&&t.stopPropagation()}var w=t=>new Promise(e=>setTimeout(e,t));async function x(t,e,n=30){let o=performance.now()+e;for(;!t();){if(performance.
now()>=o)return!1;await w(n)}return!0}var ie=7,ce=1e4,O=null;function mt(t){s.clicks&&document.removeEventListener("click",s.clicks,!0),s.clicks=t?e=>ae(e,t):
null,t&&document.addEventListener("click",s.clicks,!0)}function ae(t,e){let n=t.target.closest?.(i.plot);if(!n||t.button!==
0)return;let o=le(n,t.clientX,t.clientY);if(o?.closest(h.link))return;let r=n._hoverdata?.[0];(o||r)&&e("mark",[...o?[o.
textContent]:[],...r?ue(r):[]])}function le(t,e,n){let o=r=>r.textContent.trim()&&!r.closest(i.plotHover);return[...t.querySelectorAll(
i.plotText)].filter(o).find(r=>{let c=r.getBoundingClientRect();return c.width&&e>=c.left&&e<=c.right&&n>=c.top&&n<=c.bottom})}
function ue(t){let e=r=>new DOMParser().parseFromString(r,"text/html").body.textContent.trim();return[...String(t.hovertext??
t.text??"").split("<br>").map(e),t.data?.name,t.y,t.x,t.label].filter(r=>r!==void 0&&r!=="").map(String)}async function ft({
exhibit:t,nonce:e}){if(!t||O===e)return;O=e;let n=()=>document.querySelector(A(t));await x(()=>n()||O!==e,ce);for(let o=0;o<
ie&&O===e;o++)n()?.scrollIntoView({block:"start"}),await w(400)}var W=6e4,M={away:!1,asked:!1,runs:!1};function yt(t,e){s.connection??={...M},Object.assign(s.connection,{runAgain:t,back:e}),
d("listenToConnection",()=>{let n=document.querySelector(i.app);new MutationObserver(de).observe(n,{attributeFilter:lt})})}
function de(){let t=s.connection;ut()?t.away&&!t.asked?(t.asked=!0,setTimeout(()=>t.runAgain())):t.asked&&dt()?t.runs=!0:
t.runs&&N()&&(Object.assign(t,M),delete document.documentElement.dataset.connection,t.back()):(Object.assign(t,{...M,away:!0}),
document.documentElement.dataset.connection="away")}var g=()=>!!s.connection?.away,L=()=>x(()=>!g(),W);var T="genai-decks",pe=`${T}-unread`,H=1,ht=null;function gt({deck:t,told:e,waits:n,most:o}){let r=xt(),c=me({deck:t,told:e,
waits:n},r);c==="tell"&&F(r),c==="store"&&he(t,r,o)}function me({deck:t,told:e,waits:n},o){if(!e&&(n||o.unread||o.decks.
length))return"tell";let r=o.decks?.find(c=>c.id===t?.id);return!t||r?.number===t.number&&r.csv===t.csv?"":r?.number>=t.
number?"tell":"store"}function fe(t){if(t===null)return{version:H,decks:[]};let e;try{e=JSON.parse(t)}catch{return{unread:!0}}
let n=r=>typeof r?.id=="string"&&Number.isInteger(r.number)&&typeof r.csv=="string";return e?.version===H&&Array.isArray(
e.decks)&&e.decks.every(n)?e:{unread:!0}}function ye(t,e,n){let o=(e.decks||[]).filter(r=>r.id!==t.id);return{version:H,
decks:[t,...o].slice(0,n)}}function xt(){let t=null;try{t=localStorage.getItem(T)}catch{}return fe(t)}function he(t,e,n){
try{e.unread&&localStorage.setItem(pe,localStorage.getItem(T)),localStorage.setItem(T,JSON.stringify(ye(t,e,n)))}catch{let o=`${t.
id} ${t.number}`;ht!==o&&F({...e,refused:!0}),ht=o}}var F=t=>s.channel?.("kept",t);function bt(){d("listenToStorage",()=>{
addEventListener("storage",t=>{t.key===T&&F(xt())})})}function wt(){d("keepOneEntry",()=>{let t=history.pushState,e=!1;history.pushState=function(o,r,c=location.href){let a=e?
history.replaceState:t;return e=ge(location,new URL(c,document.baseURI)),a.call(this,o,r,c)};let n=()=>{e=!1};for(let o of[
"pointerdown","keydown","popstate"])addEventListener(o,n,!0)})}var ge=(t,e)=>!e.search&&(e.pathname!==t.pathname||!!t.search);var kt={next:({to:t})=>t+1,previous:({to:t})=>t-1,first:()=>1,last:({count:t})=>t},St=1e4,I=Object.keys(kt),j=-St,U=({pressed:t},e,n)=>!n&&
e-t>=St,Et=(t,e,n)=>!!t&&t.to!==t.at&&!U(t,e,n);function Tt(t,e,n,o){let r=U(e,n,o)?{...e,to:e.at}:e;return Math.min(Math.
max(kt[t](r),1),e.count)}function vt(t,e,n,o){if(!e)return e;let r=t&&t.to!==e.at&&!U(t,n,o),{to:c,pressed:a}=r?t:{to:e.
at,pressed:j};return{...e,to:c,pressed:a}}var xe=(t,e)=>Math.min(t/1280,e/720);function Ct(){let t=()=>document.documentElement.style.setProperty("--slide-zoom",String(
xe(innerWidth,innerHeight)));t(),d("scaleSlides",()=>addEventListener("resize",t))}var v=()=>!!document.querySelector(i.
slide),S=()=>Et(s.turns,performance.now(),g()),P=t=>I.find(e=>t.closest?.(at(e)));function At(t,e){let n=vt(s.turns,t,performance.
now(),g());s.turns=n&&{...n,trigger:e},d("listenToTurns",()=>{document.addEventListener("click",be,!0),addEventListener(
"popstate",()=>{s.turns&&(s.turns.pressed=j)})})}function be(t){let{turns:e}=s,n=P(t.target);if(!e||!n)return;t.preventDefault(),
t.stopPropagation();let o=performance.now(),r=Tt(n,e,o,g());S()||(e.to=e.at),r!==e.to&&(Object.assign(e,{to:r,pressed:o}),
g()||e.trigger("turn",r))}function Nt(){let{turns:t}=s;!t||t.to===t.at||(t.pressed=performance.now(),t.trigger("turn",t.
to))}var R=()=>x(()=>!S(),W);function Ot(t){let e=t.composedPath()[0];return e instanceof Element?e.closest(rt)?!0:K(e)?!(s.letGo&&e.matches(i.combobox)):
s.letGo?!1:we(t.key)&&e.closest(i.slider)||ke(t.key)&&e.closest(h.takesArrows)?!0:Se(t.key)&&!!e.closest(h.takesSpace):!1}
var we=t=>/^(Arrow|Page|Home|End)/.test(t),ke=t=>t.startsWith("Arrow"),Se=t=>t===" "||t==="Enter";function K({tagName:t,
type:e,isContentEditable:n}){let o=t==="INPUT"&&/^(checkbox|radio|button|range)$/.test(e);return n||/^(INPUT|TEXTAREA|SELECT)$/.
test(t)&&!o}function Lt(){d("listenToHands",()=>{addEventListener("pointerup",Ee,!0),addEventListener("keydown",Te,!0)})}
function Ee({target:t}){let e=v()||t.closest?.(i.option);s.letGo=!!e&&!K(t)&&!t.closest?.(i.run)}function Te({key:t,target:e}){
t==="Tab"&&(s.letGo=!1),!(!v()||!["Enter","Escape"].includes(t)||!e.closest?.(i.slideChoices))&&(s.letGo=!0,K(e)&&!e.matches(
i.combobox)&&setTimeout(()=>e.blur()))}function u(t,e,n,o={}){let r=Object.assign((t.ownerDocument||document).createElement(e),o);return r.textContent=n,t.append(
r),r}var Pt="genai-notes",ve=`window.genai ??= Object.assign(new BroadcastChannel("${Pt}"), {
  onmessage: () => opener?.genai?.takeNotes?.(window) })`,Ce="22px/1.45 Arial, sans-serif",It=null;function Rt(){let t=window.
open("","genai_notes","width=640,height=560");t&&(s.notesWindow=t,u(t.document.head,"script",ve),_(s.notes))}function Ae(t){
s.notesWindow===t||s.notes===void 0||(s.notesWindow=t,_(s.notes))}function _(t){s.notes=t,s.takeNotes=Ae;let e=s.notesWindow;
if(e&&!e.closed){Ne(e.document,t);return}It??=new BroadcastChannel(Pt),It.postMessage("slides are here")}function Ne(t,e){
if(t.title="Speaker notes",t.documentElement.lang="en",t.body.replaceChildren(),Object.assign(t.body.style,{font:Ce,margin:"\
24px",color:"#111",background:"#fff"}),!e){u(t.body,"p","Nobody presents at the moment.");return}u(t.body,"p",e.place).style.
color="#444",u(t.body,"h1",e.title).style.fontSize="28px";for(let n of e.said.split(`
`))u(t.body,"p",n);u(t.body,"p",e.next?`Next: ${e.next}`:"This is the last slide.").style.color="#444"}var B=680,_t=.6,Oe=700,Le=t=>B/Math.max(B,...t);function Bt(){d("listenToPrint",()=>{addEventListener("beforeprint",()=>{
let e=[...document.querySelectorAll(i.plotCanvas)].map(n=>n.getBoundingClientRect().width);document.documentElement.style.
setProperty("--print-zoom",String(Le(e)))})})}function Dt(){let t=document.querySelector(i.main);if(!t||t.clientWidth*_t<=
B){print();return}let e=document.querySelector(i.plot),n=e?t.clientWidth-e.clientWidth:0;t.style.maxWidth=`${B/_t+n}px`,
setTimeout(()=>{print(),t.style.maxWidth=""},Oe)}var Ie=9e3,qt=Promise.resolve();function $t(t,e){s.keys&&document.removeEventListener("keydown",s.keys,!0);let n=We(t,e);
s.keys=r=>Pe(r,t,n),document.addEventListener("keydown",s.keys,!0),Lt();let o=document.querySelector(i.openShortcuts);o&&
o.dataset.keys!==JSON.stringify(t)&&o.close()}function Pe(t,e,n){if(Re(t)){t.preventDefault(),Dt();return}if(_e(t)||Be(t))
return;let o=De(e,t);if(!o)return;let r=Mt(o,n),c=qe(o);!r&&!c||(t.preventDefault(),t.stopPropagation(),c?qt=qt.then(()=>$e(
o,n)):r())}var Re=({key:t,ctrlKey:e,metaKey:n,shiftKey:o,altKey:r})=>(e||n)&&!o&&!r&&t.toLowerCase()==="p",_e=({ctrlKey:t,
metaKey:e,altKey:n,isComposing:o})=>t||e||n||o;function Be(t){let e=document.querySelector(i.openShortcuts);if(e)return t.
key==="?"&&e.close(),!0;let n=[...document.querySelectorAll(i.dialog)].find(r=>r.checkVisibility()),o=t.key==="Escape";return n&&
o&&!n.contains(t.target)&&n.querySelector(i.dialogClose)?.click(),n||Ot(t)?!0:o&&!!document.querySelector(i.list)}function De(t,{
key:e,shiftKey:n}){let o=e.length===1?e.toLowerCase():e;return n&&!"?/".includes(o)?void 0:t.find(r=>r.on.includes(o))}function Mt(t,e){
if(t.call)return e[t.call];let n=(t.inside?G():document)?.querySelector(i[t.press]);return n?()=>Me(n):null}var Wt=()=>!!document.
querySelector(i.anyButton),Ht=t=>I.some(e=>t.press?.toLowerCase()===`slide${e}`);function qe(t){return t.call&&t.call!==
"leave"?!1:!Wt()||g()||S()&&!Ht(t)}async function $e(t,e){await x(Wt,Ie),await L()&&(!Ht(t)&&!await R()||Mt(t,e)?.())}function Me(t){
t.matches(h.takesWords)&&t.focus(),t.click()}function G(){let t=[...document.querySelectorAll(i.exhibit)],e=n=>n.getBoundingClientRect().
bottom>160;return t.find(n=>n.matches(h.hovered))||t.find(e)||null}function We(t,e){let n=()=>[...document.querySelectorAll(
i.exhibit)],o=c=>{let a=n(),l=a.map(b=>b.getBoundingClientRect().top),m=l.findLastIndex(b=>b<90),f=a[Math.min(Math.max(c>
0?m+1:l[m]<40?m:m-1,0),a.length-1)];f&&(f.style.scrollMarginTop="4.5rem",f.scrollIntoView({block:"start"}))},r=c=>{let a=[
...(G()||document).querySelectorAll(i.viewOption)],l=a.findIndex(f=>f.textContent.trim()===c),m=a.findIndex(f=>f.getAttribute(
"aria-checked")==="true"||f.checked);l>=0&&a[l===m?0:l].click()};return{help:()=>Fe(t),next_exhibit:()=>o(1),previous_exhibit:()=>o(
-1),table:()=>r("Table"),sources:()=>r("Sources"),method:()=>r("Method"),present_exhibit:()=>e("slide",it(G())),full_screen:He,
notes:Rt,leave:()=>{let c=document.querySelector(i.runLeave);!c&&document.fullscreenElement?document.exitFullscreen():(c||
document.querySelector(i.slideEnd))?.click()}}}function He(){document.fullscreenElement?document.exitFullscreen():document.
documentElement.requestFullscreen().catch(()=>{})}function Fe(t){let e=document.querySelector(i.shortcuts);e&&e.remove();
let n={className:"shortcuts",ariaLabel:"Keyboard shortcuts",tabIndex:-1},o=u(document.body,"dialog","",n);o.dataset.keys=
JSON.stringify(t),u(o,"h2","Keyboard shortcuts");let r=u(u(o,"table",""),"tbody","");for(let c of t){let a=u(r,"tr","");
u(a,"th",c.shown,{scope:"row"}),u(a,"td",c.does)}u(o,"button","Close",{type:"button",onclick:()=>o.close()}),o.showModal(),
o.focus(),o.scrollTop=0}var je=300;function z(){let t=document.querySelector(i.menu);if(t){t.setAttribute("role","none");for(let e of t.children){
let n=e.querySelector(i.menuHeading);e.setAttribute("role",n?"list":"none"),n&&e.setAttribute("aria-label",n.querySelector(
i.menuHeadingText)?.textContent??"")}}}function Ft(){d("mendMenu",()=>addEventListener("resize",()=>setTimeout(z,je)))}function jt(t,e){s.openNamed=()=>{let n=Ue(location.hash,t);if(!n){s.named=null;return}let o=`${location.pathname}#${n}`;
s.named!==o&&(s.named=o,document.querySelector(A(n))||e("named",n))},s.openNamed(),d("openNamed",()=>addEventListener("h\
ashchange",()=>s.openNamed()))}var Ue=(t,e)=>e.find(n=>`#${n}`===t)??null;function Ut(t){return s.plotly??=new Promise((e,n)=>{if(window.Plotly){e(window.Plotly);return}let o=document.getElementById(
"drawing-library"),r=o||document.createElement("script");r.addEventListener("load",()=>e(window.Plotly)),r.addEventListener(
"error",()=>{s.plotly=void 0,n(new Error("the drawing library did not load"))}),!o&&(r.src=t,document.head.append(r))}),
s.plotly}var Kt={"16:9":[1280,720],"4:3":[1280,960],Square:[1080,1080]},J="Arial, 'Liberation Sans', sans-serif",Y=36;function Jt(t,e){
let n=t.querySelector(i.pictures)||u(t,"div","",{className:"picture"});n.replaceChildren();let o=u(n,"label","Picture "),
r=u(o,"select","");for(let l of Object.keys(Kt))u(r,"option",l,{value:l});let c=document.createElement("p");c.setAttribute(
"role","status");let a=(l,m)=>u(n,"button",l,{type:"button",onclick:async()=>{c.textContent="Drawing …";try{c.textContent=
await m(Kt[r.value])||"Done"}catch(f){c.textContent=`The picture could not be made: ${f.message||f}`}}});a("PNG",async l=>Gt(
await Qt(e,l),`${e.file}.png`)),a("SVG",async l=>Gt(await Xt(e,l),`${e.file}.svg`)),a("Copy image",l=>Ke(e,l)),n.append(
c)}function Gt(t,e){let n=URL.createObjectURL(t);Object.assign(document.createElement("a"),{href:n,download:e}).click(),
setTimeout(()=>URL.revokeObjectURL(n),1e4)}async function Ke(t,e){if(!window.isSecureContext||!navigator.clipboard||!window.
ClipboardItem)return"This browser copies pictures only over https or on localhost. Save the PNG instead.";try{return await navigator.
clipboard.write([new ClipboardItem({"image/png":Qt(t,e)})]),"Copied"}catch{return"The browser did not allow copying. Sav\
e the PNG instead."}}function Ge(t,e,n){let o=[""];for(let r of t.split(/[^\S\u202f]+/)){let c=o.at(-1)?`${o.at(-1)} ${r}`:
r;n(c)<=e||!o.at(-1)?o[o.length-1]=c:o.push(r)}return o}function zt(t,e){let n=document.createElement("canvas").getContext(
"2d");return t.flatMap(([o,r,c,a])=>(n.font=`${o} ${J}`,r?Ge(r,e,m=>n.measureText(m).width).map(m=>({line:m,font:o,step:c,
fill:a})):[]))}var Vt=(t,e)=>Object.entries(e).forEach(([n,o])=>t.setAttribute(n,o));function D(t,e){let n=document.createElementNS(
"http://www.w3.org/2000/svg",t);return Vt(n,e),n}function Yt(t,e,n){return e.reduce((o,{line:r,font:c,step:a,fill:l})=>{
let[m,f]=c.split(" "),b={x:Y,y:o+a-8,fill:l,"font-family":J,"font-weight":m,"font-size":f},E=D("text",b);return E.textContent=
r,t.append(E),o+a},n)}async function ze(t,[e,n]){let o=e-2*Y,{title:r,measure:c,source:a,stamp:l,text:m,muted:f}=t,b=zt(
[["700 30px",r,38,m],["400 18px",c,26,f]],o),E=zt([["400 15px",a,20,f],["400 15px",l,20,f]],o),k=D("svg",{xmlns:"http://\
www.w3.org/2000/svg",width:e,height:n,viewBox:`0 0 ${e} ${n}`});k.append(D("rect",{width:e,height:n,fill:t.paper}));let Q=Yt(
k,b,24)+10,Z=n-22-E.reduce((ne,{step:oe})=>ne+oe,0);Yt(k,E,Z);let tt={width:o,height:Math.round(Z-Q-8)},et=await Ye(t,tt);
Vt(et,{x:Y,y:Q,...tt});let nt=D("title",{});return nt.textContent=t.alt,k.append(et),k.prepend(nt),new XMLSerializer().serializeToString(
k)}async function Ye(t,e){let n=t.only_given?null:document.querySelector(ct(t.exhibit)),o=n?.data?{data:n.data,layout:n.
layout}:JSON.parse(t.figure),r={...o.layout.font,family:J},c={...o.layout,...e,font:r,autosize:!1,paper_bgcolor:"rgba(0,\
0,0,0)"},a=await Ut(t.plotly),l={format:"svg",imageDataOnly:!0,...e},m=await a.toImage({data:o.data,layout:c},l);return document.
importNode(new DOMParser().parseFromString(m,"image/svg+xml").documentElement,!0)}var Xt=async(t,e)=>new Blob([await ze(
t,e)],{type:"image/svg+xml"});async function Qt(t,[e,n]){let o=URL.createObjectURL(await Xt(t,[e,n])),r=new Image;r.src=
o,await r.decode(),URL.revokeObjectURL(o);let c=Object.assign(document.createElement("canvas"),{width:2*e,height:2*n});return c.
getContext("2d").drawImage(r,0,0,c.width,c.height),new Promise(a=>c.toBlob(a,"image/png"))}var Je=1e4,Ve=400,Zt="st-key-",p={typed:null,grid:!1,made:!1,down:null,held:null,queue:Promise.resolve()};function V(){d(
"listenToPresses",()=>{document.addEventListener("input",Xe,!0),document.addEventListener("keydown",Qe,!0),document.addEventListener(
"pointerdown",Ze,!0),document.addEventListener("pointerup",tn,!0),document.addEventListener("click",en,!0)})}function Xe(t){
let e=t.target.closest?.(i.cellEditor);!e&&!t.target.closest?.(q)||(p.typed=t.target,p.grid||=!!e)}function Qe(t){let e=t.
key==="Escape"&&p.typed?.closest(i.dialog);e&&e===t.target.closest?.(i.dialog)&&te()}function Ze(t){p.down=(p.typed||g())&&
X(t)}function tn(t){let{down:e}=p;p.down=null,!(!e||X(t)?.place!==e.place||!(e.off||!e.node.isConnected))&&(p.held=e.place,
ee(e))}function en(t){let e=!p.made&&X(t);if(!e)return;let n=p.held===e.place,o=v()?S()||g():!0,r=e.node.matches(i.anyButton)&&
o&&!P(e.node);!p.typed&&!n&&!r||(t.preventDefault(),t.stopImmediatePropagation(),n||ee(e))}function X(t){let e=t.target.
closest?.(h.pressed);if(!e)return null;let n=e.closest(i.keyed),o=n&&[...n.classList].find(c=>c.startsWith(Zt)).slice(Zt.
length),r=n?[...n.querySelectorAll(h.pressed)].indexOf(e):-1;return{node:e,key:o,number:r,off:e.disabled,place:o?`${o} ${r}`:
e}}function te(){let t=document.activeElement;t?.closest?.(st)&&t.blur()}function ee(t){te(),p.queue=p.queue.then(()=>nn(
t))}async function nn(t){if(!await L()||(await(p.typed?rn():on()),!P(t.node)&&!await R()))return;let e=t.key&&document.querySelector(
C(t.key)),n=t.node.isConnected?t.node:e?.querySelectorAll(h.pressed)[t.number];p.held=null,p.made=!0;try{n?.click()}finally{
p.made=!1}}async function on(){await w(0),await w(0)}async function rn(){p.grid&&await w(Ve),p.typed=null,p.grid=!1;let t=`${Date.
now()}`;s.channel?.("asks",t),await x(()=>s.answer===t&&N()&&!document.querySelector(i.stale),Je)}wt();Ft();bt();function Po({data:t,parentElement:e,setTriggerValue:n}){t.picture?Jt(e,t.picture):t.decks?(t.listens&&(s.
channel=n),t.answer&&(s.answer=t.answer),gt(t.decks),pt(),V()):($t(t.keys,n),V(),mt(t.scroll?n:null),s.keepDate=o=>n("da\
te",o),yt(()=>n("again",!0),Nt),Bt(),z(),Ct(),At(t.turns,n),_(t.notes),t.scroll&&ft(t.scroll),t.tabbed&&jt(t.tabbed,n))}export{Po as default};
