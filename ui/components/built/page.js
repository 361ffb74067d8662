/* Built by `make browser-code` of dom.js namespace.js page/cell_editor.js page/clicks.js page/component.js page/connection.js page/deck_storage.js page/history.js page/key_capture.js page/keys.js page/menu.js page/named.js page/notes.js page/pictures.js page/press_queue.js page/print.js page/put.js page/slides.js page/turns.js plotly.js waits.js
   sources eb655bfda4e82040edc437f775572ebe18f4ebccaba9cb8024b0fc89b32457c1
   built e691bb461cad64be62c3856d047c28762ae0f372e98e2effd7fdf9d618441a07 */
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
isting th:not(.tick)",tableBody:".listing tbody",tableRow:".listing tbody tr",tableCell:".listing tbody td",tableFound:"\
.listing .found",tableTick:".listing td.tick input",pictures:"div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"d\
ialog.shortcuts[open]"}),h=Object.freeze({pressed:"button,a[href],label,summary,[role=radio],[role=checkbox],[role=switc\
h],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,input",takesArrows:"input[type=radio],[role=radiogroup],[rol\
e=tablist]",takesWords:"input,textarea",link:"a",hovered:":hover"}),rt=[i.list,i.gridRole,i.openMenu,i.openCombobox,i.grid,
i.tableRows].join(),q=[i.textField,i.textArea].join(),st=[q,i.cellEditor].join(),C=t=>`.st-key-${CSS.escape(t)}`,ot="st-\
key-exhibit-",it=t=>[...t?.classList??[]].find(e=>e.startsWith(ot))?.slice(ot.length)??"",A=t=>C(`exhibit-${t}`),ct=t=>`${C(
`chart_${t}`)} ${i.plot}`;var at=t=>y(`slide_${t}`),lt=["data-test-connection-state","data-test-script-state"],$=()=>document.querySelector(i.app),
ut=()=>$()?.dataset.testConnectionState==="CONNECTED",dt=()=>$()?.dataset.testScriptState==="running",N=()=>$()?.dataset.
testScriptState==="notRunning";var re=["Enter","Tab","Escape"];function pt(){d("listenToCells",()=>document.addEventListener("keydown",se,!0))}function se(t){
t.target.closest?.(i.cellText)&&!re.includes(t.key)&&t.stopPropagation()}var x=t=>new Promise(e=>setTimeout(e,t));async function w(t,e,n=30){let o=performance.now()+e;for(;!t();){if(performance.
now()>=o)return!1;await x(n)}return!0}var ie=7,ce=1e4,O=null;function mt(t){s.clicks&&document.removeEventListener("click",s.clicks,!0),s.clicks=t?e=>ae(e,t):
null,t&&document.addEventListener("click",s.clicks,!0)}function ae(t,e){if(t.button!==0)return;let n=le(t.target);n&&e("\
mark",ue(n,t.target));let o=t.target.closest?.(i.plot);if(!o)return;let r=de(o,t.clientX,t.clientY);if(r?.closest(h.link))
return;let c=o._hoverdata?.[0];(r||c)&&e("mark",[...r?[r.textContent]:[],...c?pe(c):[]])}function le(t){let e=t.closest?.(
i.exhibit)&&t.closest(i.tableRow);return e&&!t.closest(h.pressed)&&String(window.getSelection()).trim()===""?e:null}function ue(t,e){
let n=e.closest(i.tableCell);return[...t.cells].sort((r,c)=>(c===n)-(r===n)).map(r=>r.textContent.trim()).filter(Boolean)}
function de(t,e,n){let o=r=>r.textContent.trim()&&!r.closest(i.plotHover);return[...t.querySelectorAll(i.plotText)].filter(
o).find(r=>{let c=r.getBoundingClientRect();return c.width&&e>=c.left&&e<=c.right&&n>=c.top&&n<=c.bottom})}function pe(t){
let e=r=>new DOMParser().parseFromString(r,"text/html").body.textContent.trim();return[...String(t.hovertext??t.text??"").
split("<br>").map(e),t.data?.name,t.y,t.x,t.label].filter(r=>r!==void 0&&r!=="").map(String)}async function ft({exhibit:t,
nonce:e}){if(!t||O===e)return;O=e;let n=()=>document.querySelector(A(t));await w(()=>n()||O!==e,ce);for(let o=0;o<ie&&O===
e;o++)n()?.scrollIntoView({block:"start"}),await x(400)}var W=6e4,M={away:!1,asked:!1,runs:!1};function yt(t,e){s.connection??={...M},Object.assign(s.connection,{runAgain:t,back:e}),
d("listenToConnection",()=>{let n=document.querySelector(i.app);new MutationObserver(me).observe(n,{attributeFilter:lt})})}
function me(){let t=s.connection;ut()?t.away&&!t.asked?(t.asked=!0,setTimeout(()=>t.runAgain())):t.asked&&dt()?t.runs=!0:
t.runs&&N()&&(Object.assign(t,M),delete document.documentElement.dataset.connection,t.back()):(Object.assign(t,{...M,away:!0}),
document.documentElement.dataset.connection="away")}var g=()=>!!s.connection?.away,L=()=>w(()=>!g(),W);var T="genai-decks",fe=`${T}-unread`,H=1,ht=null;function gt({deck:t,told:e,waits:n,most:o}){let r=wt(),c=ye({deck:t,told:e,
waits:n},r);c==="tell"&&F(r),c==="store"&&we(t,r,o)}function ye({deck:t,told:e,waits:n},o){if(!e&&(n||o.unread||o.decks.
length))return"tell";let r=o.decks?.find(c=>c.id===t?.id);return!t||r?.number===t.number&&r.csv===t.csv?"":r?.number>=t.
number?"tell":"store"}function he(t){if(t===null)return{version:H,decks:[]};let e;try{e=JSON.parse(t)}catch{return{unread:!0}}
let n=r=>typeof r?.id=="string"&&Number.isInteger(r.number)&&typeof r.csv=="string";return e?.version===H&&Array.isArray(
e.decks)&&e.decks.every(n)?e:{unread:!0}}function ge(t,e,n){let o=(e.decks||[]).filter(r=>r.id!==t.id);return{version:H,
decks:[t,...o].slice(0,n)}}function wt(){let t=null;try{t=localStorage.getItem(T)}catch{}return he(t)}function we(t,e,n){
try{e.unread&&localStorage.setItem(fe,localStorage.getItem(T)),localStorage.setItem(T,JSON.stringify(ge(t,e,n)))}catch{let o=`${t.
id} ${t.number}`;ht!==o&&F({...e,refused:!0}),ht=o}}var F=t=>s.channel?.("kept",t);function bt(){d("listenToStorage",()=>{
addEventListener("storage",t=>{t.key===T&&F(wt())})})}function xt(){d("keepOneEntry",()=>{let t=history.pushState,e=!1;history.pushState=function(o,r,c=location.href){let a=e?
history.replaceState:t;return e=be(location,new URL(c,document.baseURI)),a.call(this,o,r,c)};let n=()=>{e=!1};for(let o of[
"pointerdown","keydown","popstate"])addEventListener(o,n,!0)})}var be=(t,e)=>!e.search&&(e.pathname!==t.pathname||!!t.search);var St={next:({to:t})=>t+1,previous:({to:t})=>t-1,first:()=>1,last:({count:t})=>t},kt=1e4,I=Object.keys(St),j=-kt,U=({pressed:t},e,n)=>!n&&
e-t>=kt,Et=(t,e,n)=>!!t&&t.to!==t.at&&!U(t,e,n);function Tt(t,e,n,o){let r=U(e,n,o)?{...e,to:e.at}:e;return Math.min(Math.
max(St[t](r),1),e.count)}function vt(t,e,n,o){if(!e)return e;let r=t&&t.to!==e.at&&!U(t,n,o),{to:c,pressed:a}=r?t:{to:e.
at,pressed:j};return{...e,to:c,pressed:a}}var xe=(t,e)=>Math.min(t/1280,e/720);function Ct(){let t=()=>document.documentElement.style.setProperty("--slide-zoom",String(
xe(innerWidth,innerHeight)));t(),d("scaleSlides",()=>addEventListener("resize",t))}var v=()=>!!document.querySelector(i.
slide),k=()=>Et(s.turns,performance.now(),g()),R=t=>I.find(e=>t.closest?.(at(e)));function At(t,e){let n=vt(s.turns,t,performance.
now(),g());s.turns=n&&{...n,trigger:e},d("listenToTurns",()=>{document.addEventListener("click",Se,!0),addEventListener(
"popstate",()=>{s.turns&&(s.turns.pressed=j)})})}function Se(t){let{turns:e}=s,n=R(t.target);if(!e||!n)return;t.preventDefault(),
t.stopPropagation();let o=performance.now(),r=Tt(n,e,o,g());k()||(e.to=e.at),r!==e.to&&(Object.assign(e,{to:r,pressed:o}),
g()||e.trigger("turn",r))}function Nt(){let{turns:t}=s;!t||t.to===t.at||(t.pressed=performance.now(),t.trigger("turn",t.
to))}var P=()=>w(()=>!k(),W);function Ot(t){let e=t.composedPath()[0];return e instanceof Element?e.closest(rt)?!0:K(e)?!(s.letGo&&e.matches(i.combobox)):
s.letGo?!1:ke(t.key)&&e.closest(i.slider)||Ee(t.key)&&e.closest(h.takesArrows)?!0:Te(t.key)&&!!e.closest(h.takesSpace):!1}
var ke=t=>/^(Arrow|Page|Home|End)/.test(t),Ee=t=>t.startsWith("Arrow"),Te=t=>t===" "||t==="Enter";function K({tagName:t,
type:e,isContentEditable:n}){let o=t==="INPUT"&&/^(checkbox|radio|button|range)$/.test(e);return n||/^(INPUT|TEXTAREA|SELECT)$/.
test(t)&&!o}function Lt(){d("listenToHands",()=>{addEventListener("pointerup",ve,!0),addEventListener("keydown",Ce,!0)})}
function ve({target:t}){let e=v()||t.closest?.(i.option);s.letGo=!!e&&!K(t)&&!t.closest?.(i.run)}function Ce({key:t,target:e}){
t==="Tab"&&(s.letGo=!1),!(!v()||!["Enter","Escape"].includes(t)||!e.closest?.(i.slideChoices))&&(s.letGo=!0,K(e)&&!e.matches(
i.combobox)&&setTimeout(()=>e.blur()))}function u(t,e,n,o={}){let r=Object.assign((t.ownerDocument||document).createElement(e),o);return r.textContent=n,t.append(
r),r}var Rt="genai-notes",Ae=`window.genai ??= Object.assign(new BroadcastChannel("${Rt}"), {
  onmessage: () => opener?.genai?.takeNotes?.(window) })`,Ne="22px/1.45 Arial, sans-serif",It=null;function Pt(){let t=window.
open("","genai_notes","width=640,height=560");t&&(s.notesWindow=t,u(t.document.head,"script",Ae),_(s.notes))}function Oe(t){
s.notesWindow===t||s.notes===void 0||(s.notesWindow=t,_(s.notes))}function _(t){s.notes=t,s.takeNotes=Oe;let e=s.notesWindow;
if(e&&!e.closed){Le(e.document,t);return}It??=new BroadcastChannel(Rt),It.postMessage("slides are here")}function Le(t,e){
if(t.title="Speaker notes",t.documentElement.lang="en",t.body.replaceChildren(),Object.assign(t.body.style,{font:Ne,margin:"\
24px",color:"#111",background:"#fff"}),!e){u(t.body,"p","Nobody presents at the moment.");return}u(t.body,"p",e.place).style.
color="#444",u(t.body,"h1",e.title).style.fontSize="28px";for(let n of e.said.split(`
`))u(t.body,"p",n);u(t.body,"p",e.next?`Next: ${e.next}`:"This is the last slide.").style.color="#444"}var B=680,_t=.6,Ie=700,Re=t=>B/Math.max(B,...t);function Bt(){d("listenToPrint",()=>{addEventListener("beforeprint",()=>{
let e=[...document.querySelectorAll(i.plotCanvas)].map(n=>n.getBoundingClientRect().width);document.documentElement.style.
setProperty("--print-zoom",String(Re(e)))})})}function Dt(){let t=document.querySelector(i.main);if(!t||t.clientWidth*_t<=
B){print();return}let e=document.querySelector(i.plot),n=e?t.clientWidth-e.clientWidth:0;t.style.maxWidth=`${B/_t+n}px`,
setTimeout(()=>{print(),t.style.maxWidth=""},Ie)}var Pe=9e3,qt=Promise.resolve();function $t(t,e){s.keys&&document.removeEventListener("keydown",s.keys,!0);let n=Fe(t,e);
s.keys=r=>_e(r,t,n),document.addEventListener("keydown",s.keys,!0),Lt();let o=document.querySelector(i.openShortcuts);o&&
o.dataset.keys!==JSON.stringify(t)&&o.close()}function _e(t,e,n){if(Be(t)){t.preventDefault(),Dt();return}if(De(t)||qe(t))
return;let o=$e(e,t);if(!o)return;let r=Mt(o,n),c=Me(o);!r&&!c||(t.preventDefault(),t.stopPropagation(),c?qt=qt.then(()=>We(
o,n)):r())}var Be=({key:t,ctrlKey:e,metaKey:n,shiftKey:o,altKey:r})=>(e||n)&&!o&&!r&&t.toLowerCase()==="p",De=({ctrlKey:t,
metaKey:e,altKey:n,isComposing:o})=>t||e||n||o;function qe(t){let e=document.querySelector(i.openShortcuts);if(e)return t.
key==="?"&&e.close(),!0;let n=[...document.querySelectorAll(i.dialog)].find(r=>r.checkVisibility()),o=t.key==="Escape";return n&&
o&&!n.contains(t.target)&&n.querySelector(i.dialogClose)?.click(),n||Ot(t)?!0:o&&!!document.querySelector(i.list)}function $e(t,{
key:e,shiftKey:n}){let o=e.length===1?e.toLowerCase():e;return n&&!"?/".includes(o)?void 0:t.find(r=>r.on.includes(o))}function Mt(t,e){
if(t.call)return e[t.call];let n=(t.inside?G():document)?.querySelector(i[t.press]);return n?()=>He(n):null}var Wt=()=>!!document.
querySelector(i.anyButton),Ht=t=>I.some(e=>t.press?.toLowerCase()===`slide${e}`);function Me(t){return t.call&&t.call!==
"leave"?!1:!Wt()||g()||k()&&!Ht(t)}async function We(t,e){await w(Wt,Pe),await L()&&(!Ht(t)&&!await P()||Mt(t,e)?.())}function He(t){
t.matches(h.takesWords)&&t.focus(),t.click()}function G(){let t=[...document.querySelectorAll(i.exhibit)],e=n=>n.getBoundingClientRect().
bottom>160;return t.find(n=>n.matches(h.hovered))||t.find(e)||null}function Fe(t,e){let n=()=>[...document.querySelectorAll(
i.exhibit)],o=c=>{let a=n(),l=a.map(b=>b.getBoundingClientRect().top),m=l.findLastIndex(b=>b<90),f=a[Math.min(Math.max(c>
0?m+1:l[m]<40?m:m-1,0),a.length-1)];f&&(f.style.scrollMarginTop="4.5rem",f.scrollIntoView({block:"start"}))},r=c=>{let a=[
...(G()||document).querySelectorAll(i.viewOption)],l=a.findIndex(f=>f.textContent.trim()===c),m=a.findIndex(f=>f.getAttribute(
"aria-checked")==="true"||f.checked);l>=0&&a[l===m?0:l].click()};return{help:()=>Ue(t),next_exhibit:()=>o(1),previous_exhibit:()=>o(
-1),table:()=>r("Table"),sources:()=>r("Sources"),method:()=>r("Method"),present_exhibit:()=>e("slide",it(G())),full_screen:je,
notes:Pt,leave:()=>{let c=document.querySelector(i.runLeave);!c&&document.fullscreenElement?document.exitFullscreen():(c||
document.querySelector(i.slideEnd))?.click()}}}function je(){document.fullscreenElement?document.exitFullscreen():document.
documentElement.requestFullscreen().catch(()=>{})}function Ue(t){let e=document.querySelector(i.shortcuts);e&&e.remove();
let n={className:"shortcuts",ariaLabel:"Keyboard shortcuts",tabIndex:-1},o=u(document.body,"dialog","",n);o.dataset.keys=
JSON.stringify(t),u(o,"h2","Keyboard shortcuts");let r=u(u(o,"table",""),"tbody","");for(let c of t){let a=u(r,"tr","");
u(a,"th",c.shown,{scope:"row"}),u(a,"td",c.does)}u(o,"button","Close",{type:"button",onclick:()=>o.close()}),o.showModal(),
o.focus(),o.scrollTop=0}var Ke=300;function z(){let t=document.querySelector(i.menu);if(t){t.setAttribute("role","none");for(let e of t.children){
let n=e.querySelector(i.menuHeading);e.setAttribute("role",n?"list":"none"),n&&e.setAttribute("aria-label",n.querySelector(
i.menuHeadingText)?.textContent??"")}}}function Ft(){d("mendMenu",()=>addEventListener("resize",()=>setTimeout(z,Ke)))}function jt(t,e){s.openNamed=()=>{let n=Ge(location.hash,t);if(!n){s.named=null;return}let o=`${location.pathname}#${n}`;
s.named!==o&&(s.named=o,document.querySelector(A(n))||e("named",n))},s.openNamed(),d("openNamed",()=>addEventListener("h\
ashchange",()=>s.openNamed()))}var Ge=(t,e)=>e.find(n=>`#${n}`===t)??null;function Ut(t){return s.plotly??=new Promise((e,n)=>{if(window.Plotly){e(window.Plotly);return}let o=document.getElementById(
"drawing-library"),r=o||document.createElement("script");r.addEventListener("load",()=>e(window.Plotly)),r.addEventListener(
"error",()=>{s.plotly=void 0,n(new Error("the drawing library did not load"))}),!o&&(r.src=t,document.head.append(r))}),
s.plotly}var Kt={"16:9":[1280,720],"4:3":[1280,960],Square:[1080,1080]},J="Arial, 'Liberation Sans', sans-serif",Y=36;function Jt(t,e){
let n=t.querySelector(i.pictures)||u(t,"div","",{className:"picture"});n.replaceChildren();let o=u(n,"label","Picture "),
r=u(o,"select","");for(let l of Object.keys(Kt))u(r,"option",l,{value:l});let c=document.createElement("p");c.setAttribute(
"role","status");let a=(l,m)=>u(n,"button",l,{type:"button",onclick:async()=>{c.textContent="Drawing …";try{c.textContent=
await m(Kt[r.value])||"Done"}catch(f){c.textContent=`The picture could not be made: ${f.message||f}`}}});a("PNG",async l=>Gt(
await Qt(e,l),`${e.file}.png`)),a("SVG",async l=>Gt(await Xt(e,l),`${e.file}.svg`)),a("Copy image",l=>ze(e,l)),n.append(
c)}function Gt(t,e){let n=URL.createObjectURL(t);Object.assign(document.createElement("a"),{href:n,download:e}).click(),
setTimeout(()=>URL.revokeObjectURL(n),1e4)}async function ze(t,e){if(!window.isSecureContext||!navigator.clipboard||!window.
ClipboardItem)return"This browser copies pictures only over https or on localhost. Save the PNG instead.";try{return await navigator.
clipboard.write([new ClipboardItem({"image/png":Qt(t,e)})]),"Copied"}catch{return"The browser did not allow copying. Sav\
e the PNG instead."}}function Ye(t,e,n){let o=[""];for(let r of t.split(/[^\S\u202f]+/)){let c=o.at(-1)?`${o.at(-1)} ${r}`:
r;n(c)<=e||!o.at(-1)?o[o.length-1]=c:o.push(r)}return o}function zt(t,e){let n=document.createElement("canvas").getContext(
"2d");return t.flatMap(([o,r,c,a])=>(n.font=`${o} ${J}`,r?Ye(r,e,m=>n.measureText(m).width).map(m=>({line:m,font:o,step:c,
fill:a})):[]))}var Vt=(t,e)=>Object.entries(e).forEach(([n,o])=>t.setAttribute(n,o));function D(t,e){let n=document.createElementNS(
"http://www.w3.org/2000/svg",t);return Vt(n,e),n}function Yt(t,e,n){return e.reduce((o,{line:r,font:c,step:a,fill:l})=>{
let[m,f]=c.split(" "),b={x:Y,y:o+a-8,fill:l,"font-family":J,"font-weight":m,"font-size":f},E=D("text",b);return E.textContent=
r,t.append(E),o+a},n)}async function Je(t,[e,n]){let o=e-2*Y,{title:r,measure:c,source:a,stamp:l,text:m,muted:f}=t,b=zt(
[["700 30px",r,38,m],["400 18px",c,26,f]],o),E=zt([["400 15px",a,20,f],["400 15px",l,20,f]],o),S=D("svg",{xmlns:"http://\
www.w3.org/2000/svg",width:e,height:n,viewBox:`0 0 ${e} ${n}`});S.append(D("rect",{width:e,height:n,fill:t.paper}));let Q=Yt(
S,b,24)+10,Z=n-22-E.reduce((ne,{step:oe})=>ne+oe,0);Yt(S,E,Z);let tt={width:o,height:Math.round(Z-Q-8)},et=await Ve(t,tt);
Vt(et,{x:Y,y:Q,...tt});let nt=D("title",{});return nt.textContent=t.alt,S.append(et),S.prepend(nt),new XMLSerializer().serializeToString(
S)}async function Ve(t,e){let n=t.only_given?null:document.querySelector(ct(t.exhibit)),o=n?.data?{data:n.data,layout:n.
layout}:JSON.parse(t.figure),r={...o.layout.font,family:J},c={...o.layout,...e,font:r,autosize:!1,paper_bgcolor:"rgba(0,\
0,0,0)"},a=await Ut(t.plotly),l={format:"svg",imageDataOnly:!0,...e},m=await a.toImage({data:o.data,layout:c},l);return document.
importNode(new DOMParser().parseFromString(m,"image/svg+xml").documentElement,!0)}var Xt=async(t,e)=>new Blob([await Je(
t,e)],{type:"image/svg+xml"});async function Qt(t,[e,n]){let o=URL.createObjectURL(await Xt(t,[e,n])),r=new Image;r.src=
o,await r.decode(),URL.revokeObjectURL(o);let c=Object.assign(document.createElement("canvas"),{width:2*e,height:2*n});return c.
getContext("2d").drawImage(r,0,0,c.width,c.height),new Promise(a=>c.toBlob(a,"image/png"))}var Xe=1e4,Qe=400,Zt="st-key-",p={typed:null,grid:!1,made:!1,down:null,held:null,queue:Promise.resolve()};function V(){d(
"listenToPresses",()=>{document.addEventListener("input",Ze,!0),document.addEventListener("keydown",tn,!0),document.addEventListener(
"pointerdown",en,!0),document.addEventListener("pointerup",nn,!0),document.addEventListener("click",on,!0)})}function Ze(t){
let e=t.target.closest?.(i.cellEditor);!e&&!t.target.closest?.(q)||(p.typed=t.target,p.grid||=!!e)}function tn(t){let e=t.
key==="Escape"&&p.typed?.closest(i.dialog);e&&e===t.target.closest?.(i.dialog)&&te()}function en(t){p.down=(p.typed||g())&&
X(t)}function nn(t){let{down:e}=p;p.down=null,!(!e||X(t)?.place!==e.place||!(e.off||!e.node.isConnected))&&(p.held=e.place,
ee(e))}function on(t){let e=!p.made&&X(t);if(!e)return;let n=p.held===e.place,o=v()?k()||g():!0,r=e.node.matches(i.anyButton)&&
o&&!R(e.node);!p.typed&&!n&&!r||(t.preventDefault(),t.stopImmediatePropagation(),n||ee(e))}function X(t){let e=t.target.
closest?.(h.pressed);if(!e)return null;let n=e.closest(i.keyed),o=n&&[...n.classList].find(c=>c.startsWith(Zt)).slice(Zt.
length),r=n?[...n.querySelectorAll(h.pressed)].indexOf(e):-1;return{node:e,key:o,number:r,off:e.disabled,place:o?`${o} ${r}`:
e}}function te(){let t=document.activeElement;t?.closest?.(st)&&t.blur()}function ee(t){te(),p.queue=p.queue.then(()=>rn(
t))}async function rn(t){if(!await L()||(await(p.typed?cn():sn()),!R(t.node)&&!await P()))return;let e=t.key&&document.querySelector(
C(t.key)),n=t.node.isConnected?t.node:e?.querySelectorAll(h.pressed)[t.number];p.held=null,p.made=!0;try{n?.click()}finally{
p.made=!1}}async function sn(){await x(0),await x(0)}async function cn(){p.grid&&await x(Qe),p.typed=null,p.grid=!1;let t=`${Date.
now()}`;s.channel?.("asks",t),await w(()=>s.answer===t&&N()&&!document.querySelector(i.stale),Xe)}xt();Ft();bt();function _o({data:t,parentElement:e,setTriggerValue:n}){t.picture?Jt(e,t.picture):t.decks?(t.listens&&(s.
channel=n),t.answer&&(s.answer=t.answer),gt(t.decks),pt(),V()):($t(t.keys,n),V(),mt(t.scroll?n:null),s.keepDate=o=>n("da\
te",o),yt(()=>n("again",!0),Nt),Bt(),z(),Ct(),At(t.turns,n),_(t.notes),t.scroll&&ft(t.scroll),t.tabbed&&jt(t.tabbed,n))}export{_o as default};
