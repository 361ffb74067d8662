/* Built by `make browser-code` of dom.js namespace.js page/cell_editor.js page/clicks.js page/component.js page/connection.js page/deck_storage.js page/history.js page/key_capture.js page/keys.js page/menu.js page/named.js page/notes.js page/pictures.js page/press_queue.js page/print.js page/put.js page/slides.js page/turns.js plotly.js waits.js
   sources 635349967b7774fc44a1aa5a273959bb7ae59382b2620cb70c570c10f09e90cc
   built cb8701b6d7e8eb86f50a3a0eb41d00d4d2ecbb37cb5013a53ae68a1a4e30ca0e */
var s=globalThis.genai??={};function d(e,t){s.begun??=new Set,!s.begun.has(e)&&(s.begun.add(e),t())}var y=e=>`.st-key-${e} button`,i=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
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
er"}),oe=[i.list,i.gridRole,i.openMenu,i.openCombobox,i.grid,i.tableRows].join(),D=[i.textField,i.textArea].join(),re=[D,
i.cellEditor].join(),C=e=>`.st-key-${CSS.escape(e)}`,ne="st-key-exhibit-",se=e=>[...e?.classList??[]].find(t=>t.startsWith(
ne))?.slice(ne.length)??"",A=e=>C(`exhibit-${e}`),ie=e=>`${C(`chart_${e}`)} ${i.plot}`;var ce=e=>y(`slide_${e}`),ae=["data-test-connection-state","data-test-script-state"],q=()=>document.querySelector(i.app),
le=()=>q()?.dataset.testConnectionState==="CONNECTED",ue=()=>q()?.dataset.testScriptState==="running",N=()=>q()?.dataset.
testScriptState==="notRunning";var rt=["Enter","Tab","Escape"];function de(){d("listenToCells",()=>document.addEventListener("keydown",st,!0))}function st(e){
e.target.closest?.(i.cellText)&&!rt.includes(e.key)&&e.stopPropagation()}var w=e=>new Promise(t=>setTimeout(t,e));async function x(e,t,n=30){let o=performance.now()+t;for(;!e();){if(performance.
now()>=o)return!1;await w(n)}return!0}var it=7,pe=null;function me(e){s.clicks&&document.removeEventListener("click",s.clicks,!0),s.clicks=e?t=>ct(t,e):null,e&&
document.addEventListener("click",s.clicks,!0)}function ct(e,t){let n=e.target.closest?.(i.plot);if(!n||e.button!==0)return;
let o=at(n,e.clientX,e.clientY);if(o?.closest(h.link))return;let r=n._hoverdata?.[0];(o||r)&&t("mark",[...o?[o.textContent]:
[],...r?lt(r):[]])}function at(e,t,n){let o=r=>r.textContent.trim()&&!r.closest(i.plotHover);return[...e.querySelectorAll(
i.plotText)].filter(o).find(r=>{let c=r.getBoundingClientRect();return c.width&&t>=c.left&&t<=c.right&&n>=c.top&&n<=c.bottom})}
function lt(e){let t=r=>new DOMParser().parseFromString(r,"text/html").body.textContent.trim();return[...String(e.hovertext??
e.text??"").split("<br>").map(t),e.data?.name,e.y,e.x,e.label].filter(r=>r!==void 0&&r!=="").map(String)}async function fe({
exhibit:e,nonce:t}){if(!(!e||pe===t)){pe=t;for(let n=0;n<it;n++){let o=document.querySelector(A(e));o&&o.scrollIntoView(
{block:"start"}),await w(o?400:150)}}}var M=6e4,$={away:!1,asked:!1,runs:!1};function ye(e,t){s.connection??={...$},Object.assign(s.connection,{runAgain:e,back:t}),
d("listenToConnection",()=>{let n=document.querySelector(i.app);new MutationObserver(ut).observe(n,{attributeFilter:ae})})}
function ut(){let e=s.connection;le()?e.away&&!e.asked?(e.asked=!0,setTimeout(()=>e.runAgain())):e.asked&&ue()?e.runs=!0:
e.runs&&N()&&(Object.assign(e,$),delete document.documentElement.dataset.connection,e.back()):(Object.assign(e,{...$,away:!0}),
document.documentElement.dataset.connection="away")}var g=()=>!!s.connection?.away,O=()=>x(()=>!g(),M);var T="genai-decks",dt=`${T}-unread`,W=1,he=null;function ge({deck:e,told:t,waits:n,most:o}){let r=xe(),c=pt({deck:e,told:t,
waits:n},r);c==="tell"&&F(r),c==="store"&&yt(e,r,o)}function pt({deck:e,told:t,waits:n},o){if(!t&&(n||o.unread||o.decks.
length))return"tell";let r=o.decks?.find(c=>c.id===e?.id);return!e||r?.number===e.number&&r.csv===e.csv?"":r?.number>=e.
number?"tell":"store"}function mt(e){if(e===null)return{version:W,decks:[]};let t;try{t=JSON.parse(e)}catch{return{unread:!0}}
let n=r=>typeof r?.id=="string"&&Number.isInteger(r.number)&&typeof r.csv=="string";return t?.version===W&&Array.isArray(
t.decks)&&t.decks.every(n)?t:{unread:!0}}function ft(e,t,n){let o=(t.decks||[]).filter(r=>r.id!==e.id);return{version:W,
decks:[e,...o].slice(0,n)}}function xe(){let e=null;try{e=localStorage.getItem(T)}catch{}return mt(e)}function yt(e,t,n){
try{t.unread&&localStorage.setItem(dt,localStorage.getItem(T)),localStorage.setItem(T,JSON.stringify(ft(e,t,n)))}catch{let o=`${e.
id} ${e.number}`;he!==o&&F({...t,refused:!0}),he=o}}var F=e=>s.channel?.("kept",e);function be(){d("listenToStorage",()=>{
addEventListener("storage",e=>{e.key===T&&F(xe())})})}function we(){d("keepOneEntry",()=>{let e=history.pushState,t=!1;history.pushState=function(o,r,c=location.href){let a=t?
history.replaceState:e;return t=ht(location,new URL(c,document.baseURI)),a.call(this,o,r,c)};let n=()=>{t=!1};for(let o of[
"pointerdown","keydown","popstate"])addEventListener(o,n,!0)})}var ht=(e,t)=>!t.search&&(t.pathname!==e.pathname||!!e.search);var ke={next:({to:e})=>e+1,previous:({to:e})=>e-1,first:()=>1,last:({count:e})=>e},Se=1e4,L=Object.keys(ke),H=-Se,j=({pressed:e},t,n)=>!n&&
t-e>=Se,Ee=(e,t,n)=>!!e&&e.to!==e.at&&!j(e,t,n);function Te(e,t,n,o){let r=j(t,n,o)?{...t,to:t.at}:t;return Math.min(Math.
max(ke[e](r),1),t.count)}function ve(e,t,n,o){if(!t)return t;let r=e&&e.to!==t.at&&!j(e,n,o),{to:c,pressed:a}=r?e:{to:t.
at,pressed:H};return{...t,to:c,pressed:a}}var gt=(e,t)=>Math.min(e/1280,t/720);function Ce(){let e=()=>document.documentElement.style.setProperty("--slide-zoom",String(
gt(innerWidth,innerHeight)));e(),d("scaleSlides",()=>addEventListener("resize",e))}var v=()=>!!document.querySelector(i.
slide),S=()=>Ee(s.turns,performance.now(),g()),I=e=>L.find(t=>e.closest?.(ce(t)));function Ae(e,t){let n=ve(s.turns,e,performance.
now(),g());s.turns=n&&{...n,trigger:t},d("listenToTurns",()=>{document.addEventListener("click",xt,!0),addEventListener(
"popstate",()=>{s.turns&&(s.turns.pressed=H)})})}function xt(e){let{turns:t}=s,n=I(e.target);if(!t||!n)return;e.preventDefault(),
e.stopPropagation();let o=performance.now(),r=Te(n,t,o,g());S()||(t.to=t.at),r!==t.to&&(Object.assign(t,{to:r,pressed:o}),
g()||t.trigger("turn",r))}function Ne(){let{turns:e}=s;!e||e.to===e.at||(e.pressed=performance.now(),e.trigger("turn",e.
to))}var P=()=>x(()=>!S(),M);function Oe(e){let t=e.composedPath()[0];return t instanceof Element?t.closest(oe)?!0:U(t)?!(s.letGo&&t.matches(i.combobox)):
s.letGo?!1:bt(e.key)&&t.closest(i.slider)||wt(e.key)&&t.closest(h.takesArrows)?!0:kt(e.key)&&!!t.closest(h.takesSpace):!1}
var bt=e=>/^(Arrow|Page|Home|End)/.test(e),wt=e=>e.startsWith("Arrow"),kt=e=>e===" "||e==="Enter";function U({tagName:e,
type:t,isContentEditable:n}){let o=e==="INPUT"&&/^(checkbox|radio|button|range)$/.test(t);return n||/^(INPUT|TEXTAREA|SELECT)$/.
test(e)&&!o}function Le(){d("listenToHands",()=>{addEventListener("pointerup",St,!0),addEventListener("keydown",Et,!0)})}
function St({target:e}){let t=v()||e.closest?.(i.option);s.letGo=!!t&&!U(e)&&!e.closest?.(i.run)}function Et({key:e,target:t}){
e==="Tab"&&(s.letGo=!1),!(!v()||!["Enter","Escape"].includes(e)||!t.closest?.(i.slideChoices))&&(s.letGo=!0,U(t)&&!t.matches(
i.combobox)&&setTimeout(()=>t.blur()))}function u(e,t,n,o={}){let r=Object.assign((e.ownerDocument||document).createElement(t),o);return r.textContent=n,e.append(
r),r}var Pe="genai-notes",Tt=`window.genai ??= Object.assign(new BroadcastChannel("${Pe}"), {
  onmessage: () => opener?.genai?.takeNotes?.(window) })`,vt="22px/1.45 Arial, sans-serif",Ie=null;function Re(){let e=window.
open("","genai_notes","width=640,height=560");e&&(s.notesWindow=e,u(e.document.head,"script",Tt),R(s.notes))}function Ct(e){
s.notesWindow===e||s.notes===void 0||(s.notesWindow=e,R(s.notes))}function R(e){s.notes=e,s.takeNotes=Ct;let t=s.notesWindow;
if(t&&!t.closed){At(t.document,e);return}Ie??=new BroadcastChannel(Pe),Ie.postMessage("slides are here")}function At(e,t){
if(e.title="Speaker notes",e.documentElement.lang="en",e.body.replaceChildren(),Object.assign(e.body.style,{font:vt,margin:"\
24px",color:"#111",background:"#fff"}),!t){u(e.body,"p","Nobody presents at the moment.");return}u(e.body,"p",t.place).style.
color="#444",u(e.body,"h1",t.title).style.fontSize="28px";for(let n of t.said.split(`
`))u(e.body,"p",n);u(e.body,"p",t.next?`Next: ${t.next}`:"This is the last slide.").style.color="#444"}var B=680,Be=.6,Nt=700,Ot=e=>B/Math.max(B,...e);function _e(){d("listenToPrint",()=>{addEventListener("beforeprint",()=>{
let t=[...document.querySelectorAll(i.plotCanvas)].map(n=>n.getBoundingClientRect().width);document.documentElement.style.
setProperty("--print-zoom",String(Ot(t)))})})}function De(){let e=document.querySelector(i.main);if(!e||e.clientWidth*Be<=
B){print();return}let t=document.querySelector(i.plot),n=t?e.clientWidth-t.clientWidth:0;e.style.maxWidth=`${B/Be+n}px`,
setTimeout(()=>{print(),e.style.maxWidth=""},Nt)}var Lt=9e3,qe=Promise.resolve();function $e(e,t){s.keys&&document.removeEventListener("keydown",s.keys,!0);let n=Mt(e,t);
s.keys=r=>It(r,e,n),document.addEventListener("keydown",s.keys,!0),Le();let o=document.querySelector(i.openShortcuts);o&&
o.dataset.keys!==JSON.stringify(e)&&o.close()}function It(e,t,n){if(Pt(e)){e.preventDefault(),De();return}if(Rt(e)||Bt(e))
return;let o=_t(t,e);if(!o)return;let r=Me(o,n),c=Dt(o);!r&&!c||(e.preventDefault(),e.stopPropagation(),c?qe=qe.then(()=>qt(
o,n)):r())}var Pt=({key:e,ctrlKey:t,metaKey:n,shiftKey:o,altKey:r})=>(t||n)&&!o&&!r&&e.toLowerCase()==="p",Rt=({ctrlKey:e,
metaKey:t,altKey:n,isComposing:o})=>e||t||n||o;function Bt(e){let t=document.querySelector(i.openShortcuts);if(t)return e.
key==="?"&&t.close(),!0;let n=[...document.querySelectorAll(i.dialog)].find(r=>r.checkVisibility()),o=e.key==="Escape";return n&&
o&&!n.contains(e.target)&&n.querySelector(i.dialogClose)?.click(),n||Oe(e)?!0:o&&!!document.querySelector(i.list)}function _t(e,{
key:t,shiftKey:n}){let o=t.length===1?t.toLowerCase():t;return n&&!"?/".includes(o)?void 0:e.find(r=>r.on.includes(o))}function Me(e,t){
if(e.call)return t[e.call];let n=(e.inside?K():document)?.querySelector(i[e.press]);return n?()=>$t(n):null}var We=()=>!!document.
querySelector(i.anyButton),Fe=e=>L.some(t=>e.press?.toLowerCase()===`slide${t}`);function Dt(e){return e.call&&e.call!==
"leave"?!1:!We()||g()||S()&&!Fe(e)}async function qt(e,t){await x(We,Lt),await O()&&(!Fe(e)&&!await P()||Me(e,t)?.())}function $t(e){
e.matches(h.takesWords)&&e.focus(),e.click()}function K(){let e=[...document.querySelectorAll(i.exhibit)],t=n=>n.getBoundingClientRect().
bottom>160;return e.find(n=>n.matches(h.hovered))||e.find(t)||null}function Mt(e,t){let n=()=>[...document.querySelectorAll(
i.exhibit)],o=c=>{let a=n(),l=a.map(b=>b.getBoundingClientRect().top),m=l.findLastIndex(b=>b<90),f=a[Math.min(Math.max(c>
0?m+1:l[m]<40?m:m-1,0),a.length-1)];f&&(f.style.scrollMarginTop="4.5rem",f.scrollIntoView({block:"start"}))},r=c=>{let a=[
...(K()||document).querySelectorAll(i.viewOption)],l=a.findIndex(f=>f.textContent.trim()===c),m=a.findIndex(f=>f.getAttribute(
"aria-checked")==="true"||f.checked);l>=0&&a[l===m?0:l].click()};return{help:()=>Ft(e),next_exhibit:()=>o(1),previous_exhibit:()=>o(
-1),table:()=>r("Table"),sources:()=>r("Sources"),method:()=>r("Method"),present_exhibit:()=>t("slide",se(K())),full_screen:Wt,
notes:Re,leave:()=>{let c=document.querySelector(i.runLeave);!c&&document.fullscreenElement?document.exitFullscreen():(c||
document.querySelector(i.slideEnd))?.click()}}}function Wt(){document.fullscreenElement?document.exitFullscreen():document.
documentElement.requestFullscreen().catch(()=>{})}function Ft(e){let t=document.querySelector(i.shortcuts);t&&t.remove();
let n={className:"shortcuts",ariaLabel:"Keyboard shortcuts",tabIndex:-1},o=u(document.body,"dialog","",n);o.dataset.keys=
JSON.stringify(e),u(o,"h2","Keyboard shortcuts");let r=u(u(o,"table",""),"tbody","");for(let c of e){let a=u(r,"tr","");
u(a,"th",c.shown,{scope:"row"}),u(a,"td",c.does)}u(o,"button","Close",{type:"button",onclick:()=>o.close()}),o.showModal(),
o.focus(),o.scrollTop=0}var Ht=300;function G(){let e=document.querySelector(i.menu);if(e){e.setAttribute("role","none");for(let t of e.children){
let n=t.querySelector(i.menuHeading);t.setAttribute("role",n?"list":"none"),n&&t.setAttribute("aria-label",n.querySelector(
i.menuHeadingText)?.textContent??"")}}}function He(){d("mendMenu",()=>addEventListener("resize",()=>setTimeout(G,Ht)))}function je(e,t){s.openNamed=()=>{let n=jt(location.hash,e);if(!n){s.named=null;return}let o=`${location.pathname}#${n}`;
s.named!==o&&(s.named=o,document.querySelector(A(n))||t("named",n))},s.openNamed(),d("openNamed",()=>addEventListener("h\
ashchange",()=>s.openNamed()))}var jt=(e,t)=>t.find(n=>`#${n}`===e)??null;function Ue(e){return s.plotly??=new Promise((t,n)=>{if(window.Plotly){t(window.Plotly);return}let o=document.getElementById(
"drawing-library"),r=o||document.createElement("script");r.addEventListener("load",()=>t(window.Plotly)),r.addEventListener(
"error",()=>{s.plotly=void 0,n(new Error("the drawing library did not load"))}),!o&&(r.src=e,document.head.append(r))}),
s.plotly}var Ke={"16:9":[1280,720],"4:3":[1280,960],Square:[1080,1080]},Y="Arial, 'Liberation Sans', sans-serif",z=36;function Je(e,t){
let n=e.querySelector(i.pictures)||u(e,"div","",{className:"picture"});n.replaceChildren();let o=u(n,"label","Picture "),
r=u(o,"select","");for(let l of Object.keys(Ke))u(r,"option",l,{value:l});let c=document.createElement("p");c.setAttribute(
"role","status");let a=(l,m)=>u(n,"button",l,{type:"button",onclick:async()=>{c.textContent="Drawing …";try{c.textContent=
await m(Ke[r.value])||"Done"}catch(f){c.textContent=`The picture could not be made: ${f.message||f}`}}});a("PNG",async l=>Ge(
await Qe(t,l),`${t.file}.png`)),a("SVG",async l=>Ge(await Xe(t,l),`${t.file}.svg`)),a("Copy image",l=>Ut(t,l)),n.append(
c)}function Ge(e,t){let n=URL.createObjectURL(e);Object.assign(document.createElement("a"),{href:n,download:t}).click(),
setTimeout(()=>URL.revokeObjectURL(n),1e4)}async function Ut(e,t){if(!window.isSecureContext||!navigator.clipboard||!window.
ClipboardItem)return"This browser copies pictures only over https or on localhost. Save the PNG instead.";try{return await navigator.
clipboard.write([new ClipboardItem({"image/png":Qe(e,t)})]),"Copied"}catch{return"The browser did not allow copying. Sav\
e the PNG instead."}}function Kt(e,t,n){let o=[""];for(let r of e.split(/[^\S\u202f]+/)){let c=o.at(-1)?`${o.at(-1)} ${r}`:
r;n(c)<=t||!o.at(-1)?o[o.length-1]=c:o.push(r)}return o}function ze(e,t){let n=document.createElement("canvas").getContext(
"2d");return e.flatMap(([o,r,c,a])=>(n.font=`${o} ${Y}`,r?Kt(r,t,m=>n.measureText(m).width).map(m=>({line:m,font:o,step:c,
fill:a})):[]))}var Ve=(e,t)=>Object.entries(t).forEach(([n,o])=>e.setAttribute(n,o));function _(e,t){let n=document.createElementNS(
"http://www.w3.org/2000/svg",e);return Ve(n,t),n}function Ye(e,t,n){return t.reduce((o,{line:r,font:c,step:a,fill:l})=>{
let[m,f]=c.split(" "),b={x:z,y:o+a-8,fill:l,"font-family":Y,"font-weight":m,"font-size":f},E=_("text",b);return E.textContent=
r,e.append(E),o+a},n)}async function Gt(e,[t,n]){let o=t-2*z,{title:r,measure:c,source:a,stamp:l,text:m,muted:f}=e,b=ze(
[["700 30px",r,38,m],["400 18px",c,26,f]],o),E=ze([["400 15px",a,20,f],["400 15px",l,20,f]],o),k=_("svg",{xmlns:"http://\
www.w3.org/2000/svg",width:t,height:n,viewBox:`0 0 ${t} ${n}`});k.append(_("rect",{width:t,height:n,fill:e.paper}));let X=Ye(
k,b,24)+10,Q=n-22-E.reduce((nt,{step:ot})=>nt+ot,0);Ye(k,E,Q);let Z={width:o,height:Math.round(Q-X-8)},ee=await zt(e,Z);
Ve(ee,{x:z,y:X,...Z});let te=_("title",{});return te.textContent=e.alt,k.append(ee),k.prepend(te),new XMLSerializer().serializeToString(
k)}async function zt(e,t){let n=e.only_given?null:document.querySelector(ie(e.exhibit)),o=n?.data?{data:n.data,layout:n.
layout}:JSON.parse(e.figure),r={...o.layout.font,family:Y},c={...o.layout,...t,font:r,autosize:!1,paper_bgcolor:"rgba(0,\
0,0,0)"},a=await Ue(e.plotly),l={format:"svg",imageDataOnly:!0,...t},m=await a.toImage({data:o.data,layout:c},l);return document.
importNode(new DOMParser().parseFromString(m,"image/svg+xml").documentElement,!0)}var Xe=async(e,t)=>new Blob([await Gt(
e,t)],{type:"image/svg+xml"});async function Qe(e,[t,n]){let o=URL.createObjectURL(await Xe(e,[t,n])),r=new Image;r.src=
o,await r.decode(),URL.revokeObjectURL(o);let c=Object.assign(document.createElement("canvas"),{width:2*t,height:2*n});return c.
getContext("2d").drawImage(r,0,0,c.width,c.height),new Promise(a=>c.toBlob(a,"image/png"))}var Yt=1e4,Jt=400,Ze="st-key-",p={typed:null,grid:!1,made:!1,down:null,held:null,queue:Promise.resolve()};function J(){d(
"listenToPresses",()=>{document.addEventListener("input",Vt,!0),document.addEventListener("keydown",Xt,!0),document.addEventListener(
"pointerdown",Qt,!0),document.addEventListener("pointerup",Zt,!0),document.addEventListener("click",en,!0)})}function Vt(e){
let t=e.target.closest?.(i.cellEditor);!t&&!e.target.closest?.(D)||(p.typed=e.target,p.grid||=!!t)}function Xt(e){let t=e.
key==="Escape"&&p.typed?.closest(i.dialog);t&&t===e.target.closest?.(i.dialog)&&et()}function Qt(e){p.down=(p.typed||g())&&
V(e)}function Zt(e){let{down:t}=p;p.down=null,!(!t||V(e)?.place!==t.place||!(t.off||!t.node.isConnected))&&(p.held=t.place,
tt(t))}function en(e){let t=!p.made&&V(e);if(!t)return;let n=p.held===t.place,o=v()?S()||g():!0,r=t.node.matches(i.anyButton)&&
o&&!I(t.node);!p.typed&&!n&&!r||(e.preventDefault(),e.stopImmediatePropagation(),n||tt(t))}function V(e){let t=e.target.
closest?.(h.pressed);if(!t)return null;let n=t.closest(i.keyed),o=n&&[...n.classList].find(c=>c.startsWith(Ze)).slice(Ze.
length),r=n?[...n.querySelectorAll(h.pressed)].indexOf(t):-1;return{node:t,key:o,number:r,off:t.disabled,place:o?`${o} ${r}`:
t}}function et(){let e=document.activeElement;e?.closest?.(re)&&e.blur()}function tt(e){et(),p.queue=p.queue.then(()=>tn(
e))}async function tn(e){if(!await O()||(await(p.typed?on():nn()),!I(e.node)&&!await P()))return;let t=e.key&&document.querySelector(
C(e.key)),n=e.node.isConnected?e.node:t?.querySelectorAll(h.pressed)[e.number];p.held=null,p.made=!0;try{n?.click()}finally{
p.made=!1}}async function nn(){await w(0),await w(0)}async function on(){p.grid&&await w(Jt),p.typed=null,p.grid=!1;let e=`${Date.
now()}`;s.channel?.("asks",e),await x(()=>s.answer===e&&N()&&!document.querySelector(i.stale),Yt)}we();He();be();function Io({data:e,parentElement:t,setTriggerValue:n}){e.picture?Je(t,e.picture):e.decks?(e.listens&&(s.
channel=n),e.answer&&(s.answer=e.answer),ge(e.decks),de(),J()):($e(e.keys,n),J(),me(e.scroll?n:null),s.keepDate=o=>n("da\
te",o),ye(()=>n("again",!0),Ne),_e(),G(),Ce(),Ae(e.turns,n),R(e.notes),e.scroll&&fe(e.scroll),e.tabbed&&je(e.tabbed,n))}export{Io as default};
