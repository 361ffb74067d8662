/* Built by `make browser-code` of dom.js namespace.js page/cell_editor.js page/clicks.js page/component.js page/connection.js page/deck_storage.js page/history.js page/key_capture.js page/keys.js page/menu.js page/notes.js page/pictures.js page/press_queue.js page/print.js page/put.js page/slides.js page/turns.js plotly.js waits.js
   sources 6778ffaee3f9d6965644c9c7e2f3c982e5b42e982b50664d4b7e204b5b905445
   built 18eab91d704f06020c19e1388094835fd928d38d4b6e70b11c4e554cefb7a36e */
var i=globalThis.genai??={};function p(t,e){i.begun??=new Set,!i.begun.has(t)&&(i.begun.add(t),e())}var y=t=>`.st-key-${t} button`,s=Object.freeze({app:"[data-testid=stApp]",main:"[data-testid=stMainBlockContainer]",stale:"\
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
div.picture",shortcuts:"dialog.shortcuts",openShortcuts:"dialog.shortcuts[open]"}),g=Object.freeze({pressed:"button,a[hr\
ef],label,summary,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=menuitem]",takesSpace:"button,a,summary,in\
put",takesArrows:"input[type=radio],[role=radiogroup],[role=tablist]",takesWords:"input,textarea",link:"a",hovered:":hov\
er"}),et=[s.list,s.gridRole,s.openMenu,s.openCombobox,s.grid,s.tableRows].join(),B=[s.textField,s.textArea].join(),nt=[B,
s.cellEditor].join(),C=t=>`.st-key-${CSS.escape(t)}`,ot=t=>C(`exhibit-${t}`),rt=t=>`${C(`chart_${t}`)} ${s.plot}`;var st=t=>y(`slide_${t}`),it=["data-test-connection-state","data-test-script-state"],D=()=>document.querySelector(s.app),
ct=()=>D()?.dataset.testConnectionState==="CONNECTED",at=()=>D()?.dataset.testScriptState==="running",A=()=>D()?.dataset.
testScriptState==="notRunning";var ee=["Enter","Tab","Escape"];function lt(){p("listenToCells",()=>document.addEventListener("keydown",ne,!0))}function ne(t){
t.target.closest?.(s.cellText)&&!ee.includes(t.key)&&t.stopPropagation()}var b=t=>new Promise(e=>setTimeout(e,t));async function h(t,e,n=30){let o=performance.now()+e;for(;!t();){if(performance.
now()>=o)return!1;await b(n)}return!0}var oe=7,ut=null;function dt(t){i.clicks&&document.removeEventListener("click",i.clicks,!0),i.clicks=t?e=>re(e,t):null,t&&
document.addEventListener("click",i.clicks,!0)}function re(t,e){let n=t.target.closest?.(s.plot);if(!n||t.button!==0)return;
let o=se(n,t.clientX,t.clientY);if(o?.closest(g.link))return;let r=n._hoverdata?.[0];(o||r)&&e("mark",[...o?[o.textContent]:
[],...r?ie(r):[]])}function se(t,e,n){let o=r=>r.textContent.trim()&&!r.closest(s.plotHover);return[...t.querySelectorAll(
s.plotText)].filter(o).find(r=>{let c=r.getBoundingClientRect();return c.width&&e>=c.left&&e<=c.right&&n>=c.top&&n<=c.bottom})}
function ie(t){let e=r=>new DOMParser().parseFromString(r,"text/html").body.textContent.trim();return[...String(t.hovertext??
t.text??"").split("<br>").map(e),t.data?.name,t.y,t.x,t.label].filter(r=>r!==void 0&&r!=="").map(String)}async function pt({
exhibit:t,nonce:e}){if(!(!t||ut===e)){ut=e;for(let n=0;n<oe;n++){let o=document.querySelector(ot(t));o&&o.scrollIntoView(
{block:"start"}),await b(o?400:150)}}}var M=6e4,q={away:!1,asked:!1,runs:!1};function mt(t,e){i.connection??={...q},Object.assign(i.connection,{runAgain:t,back:e}),
p("listenToConnection",()=>{let n=document.querySelector(s.app);new MutationObserver(ce).observe(n,{attributeFilter:it})})}
function ce(){let t=i.connection;ct()?t.away&&!t.asked?(t.asked=!0,setTimeout(()=>t.runAgain())):t.asked&&at()?t.runs=!0:
t.runs&&A()&&(Object.assign(t,q),delete document.documentElement.dataset.connection,t.back()):(Object.assign(t,{...q,away:!0}),
document.documentElement.dataset.connection="away")}var w=()=>!!i.connection?.away,O=()=>h(()=>!w(),M);var T="genai-decks",ae=`${T}-unread`,$=1,ft=null;function yt({deck:t,told:e,waits:n,most:o}){let r=gt(),c=le({deck:t,told:e,
waits:n},r);c==="tell"&&F(r),c==="store"&&pe(t,r,o)}function le({deck:t,told:e,waits:n},o){if(!e&&(n||o.unread||o.decks.
length))return"tell";let r=o.decks?.find(c=>c.id===t?.id);return!t||r?.number===t.number&&r.csv===t.csv?"":r?.number>=t.
number?"tell":"store"}function ue(t){if(t===null)return{version:$,decks:[]};let e;try{e=JSON.parse(t)}catch{return{unread:!0}}
let n=r=>typeof r?.id=="string"&&Number.isInteger(r.number)&&typeof r.csv=="string";return e?.version===$&&Array.isArray(
e.decks)&&e.decks.every(n)?e:{unread:!0}}function de(t,e,n){let o=(e.decks||[]).filter(r=>r.id!==t.id);return{version:$,
decks:[t,...o].slice(0,n)}}function gt(){let t=null;try{t=localStorage.getItem(T)}catch{}return ue(t)}function pe(t,e,n){
try{e.unread&&localStorage.setItem(ae,localStorage.getItem(T)),localStorage.setItem(T,JSON.stringify(de(t,e,n)))}catch{let o=`${t.
id} ${t.number}`;ft!==o&&F({...e,refused:!0}),ft=o}}var F=t=>i.channel?.("kept",t);function wt(){p("listenToStorage",()=>{
addEventListener("storage",t=>{t.key===T&&F(gt())})})}function ht(){p("keepOneEntry",()=>{let t=history.pushState,e=!1;history.pushState=function(o,r,c=location.href){let a=e?
history.replaceState:t;return e=me(location,new URL(c,document.baseURI)),a.call(this,o,r,c)};let n=()=>{e=!1};for(let o of[
"pointerdown","keydown","popstate"])addEventListener(o,n,!0)})}var me=(t,e)=>!e.search&&(e.pathname!==t.pathname||!!t.search);var xt={next:({to:t})=>t+1,previous:({to:t})=>t-1,first:()=>1,last:({count:t})=>t},bt=1e4,N=Object.keys(xt),W=-bt,H=({pressed:t},e,n)=>!n&&
e-t>=bt,St=(t,e,n)=>!!t&&t.to!==t.at&&!H(t,e,n);function kt(t,e,n,o){let r=H(e,n,o)?{...e,to:e.at}:e;return Math.min(Math.
max(xt[t](r),1),e.count)}function Et(t,e,n,o){if(!e)return e;let r=t&&t.to!==e.at&&!H(t,n,o),{to:c,pressed:a}=r?t:{to:e.
at,pressed:W};return{...e,to:c,pressed:a}}var fe=(t,e)=>Math.min(t/1280,e/720);function Tt(){let t=()=>document.documentElement.style.setProperty("--slide-zoom",String(
fe(innerWidth,innerHeight)));t(),p("scaleSlides",()=>addEventListener("resize",t))}var v=()=>!!document.querySelector(s.
slide),k=()=>St(i.turns,performance.now(),w()),L=t=>N.find(e=>t.closest?.(st(e)));function vt(t,e){let n=Et(i.turns,t,performance.
now(),w());i.turns=n&&{...n,trigger:e},p("listenToTurns",()=>{document.addEventListener("click",ye,!0),addEventListener(
"popstate",()=>{i.turns&&(i.turns.pressed=W)})})}function ye(t){let{turns:e}=i,n=L(t.target);if(!e||!n)return;t.preventDefault(),
t.stopPropagation();let o=performance.now(),r=kt(n,e,o,w());k()||(e.to=e.at),r!==e.to&&(Object.assign(e,{to:r,pressed:o}),
w()||e.trigger("turn",r))}function Ct(){let{turns:t}=i;!t||t.to===t.at||(t.pressed=performance.now(),t.trigger("turn",t.
to))}var I=()=>h(()=>!k(),M);function At(t){let e=t.composedPath()[0];return e instanceof Element?e.closest(et)?!0:j(e)?!(i.letGo&&e.matches(s.combobox)):
i.letGo?!1:ge(t.key)&&e.closest(s.slider)||we(t.key)&&e.closest(g.takesArrows)?!0:he(t.key)&&!!e.closest(g.takesSpace):!1}
var ge=t=>/^(Arrow|Page|Home|End)/.test(t),we=t=>t.startsWith("Arrow"),he=t=>t===" "||t==="Enter";function j({tagName:t,
type:e,isContentEditable:n}){let o=t==="INPUT"&&/^(checkbox|radio|button|range)$/.test(e);return n||/^(INPUT|TEXTAREA|SELECT)$/.
test(t)&&!o}function Ot(){p("listenToHands",()=>{addEventListener("pointerup",xe,!0),addEventListener("keydown",be,!0)})}
function xe({target:t}){let e=v()||t.closest?.(s.option);i.letGo=!!e&&!j(t)&&!t.closest?.(s.run)}function be({key:t,target:e}){
t==="Tab"&&(i.letGo=!1),!(!v()||!["Enter","Escape"].includes(t)||!e.closest?.(s.slideChoices))&&(i.letGo=!0,j(e)&&!e.matches(
s.combobox)&&setTimeout(()=>e.blur()))}function u(t,e,n,o={}){let r=Object.assign((t.ownerDocument||document).createElement(e),o);return r.textContent=n,t.append(
r),r}var Lt="genai-notes",Se=`window.genai ??= Object.assign(new BroadcastChannel("${Lt}"), {
  onmessage: () => opener?.genai?.takeNotes?.(window) })`,ke="22px/1.45 Arial, sans-serif",Nt=null;function It(){let t=window.
open("","genai_notes","width=640,height=560");t&&(i.notesWindow=t,u(t.document.head,"script",Se),P(i.notes))}function Ee(t){
i.notesWindow===t||i.notes===void 0||(i.notesWindow=t,P(i.notes))}function P(t){i.notes=t,i.takeNotes=Ee;let e=i.notesWindow;
if(e&&!e.closed){Te(e.document,t);return}Nt??=new BroadcastChannel(Lt),Nt.postMessage("slides are here")}function Te(t,e){
if(t.title="Speaker notes",t.documentElement.lang="en",t.body.replaceChildren(),Object.assign(t.body.style,{font:ke,margin:"\
24px",color:"#111",background:"#fff"}),!e){u(t.body,"p","Nobody presents at the moment.");return}u(t.body,"p",e.place).style.
color="#444",u(t.body,"h1",e.title).style.fontSize="28px";for(let n of e.said.split(`
`))u(t.body,"p",n);u(t.body,"p",e.next?`Next: ${e.next}`:"This is the last slide.").style.color="#444"}var R=680,Pt=.6,ve=700,Ce=t=>R/Math.max(R,...t);function Rt(){p("listenToPrint",()=>{addEventListener("beforeprint",()=>{
let e=[...document.querySelectorAll(s.plotCanvas)].map(n=>n.getBoundingClientRect().width);document.documentElement.style.
setProperty("--print-zoom",String(Ce(e)))})})}function _t(){let t=document.querySelector(s.main);if(!t||t.clientWidth*Pt<=
R){print();return}let e=document.querySelector(s.plot),n=e?t.clientWidth-e.clientWidth:0;t.style.maxWidth=`${R/Pt+n}px`,
setTimeout(()=>{print(),t.style.maxWidth=""},ve)}var Ae=9e3,Bt=Promise.resolve();function Dt(t,e){i.keys&&document.removeEventListener("keydown",i.keys,!0);let n=De(t,e);
i.keys=r=>Oe(r,t,n),document.addEventListener("keydown",i.keys,!0),Ot();let o=document.querySelector(s.openShortcuts);o&&
o.dataset.keys!==JSON.stringify(t)&&o.close()}function Oe(t,e,n){if(Ne(t)){t.preventDefault(),_t();return}if(Le(t)||Ie(t))
return;let o=Pe(e,t);if(!o)return;let r=qt(o,n),c=Re(o);!r&&!c||(t.preventDefault(),t.stopPropagation(),c?Bt=Bt.then(()=>_e(
o,n)):r())}var Ne=({key:t,ctrlKey:e,metaKey:n,shiftKey:o,altKey:r})=>(e||n)&&!o&&!r&&t.toLowerCase()==="p",Le=({ctrlKey:t,
metaKey:e,altKey:n,isComposing:o})=>t||e||n||o;function Ie(t){let e=document.querySelector(s.openShortcuts);if(e)return t.
key==="?"&&e.close(),!0;let n=[...document.querySelectorAll(s.dialog)].find(r=>r.checkVisibility()),o=t.key==="Escape";return n&&
o&&!n.contains(t.target)&&n.querySelector(s.dialogClose)?.click(),n||At(t)?!0:o&&!!document.querySelector(s.list)}function Pe(t,{
key:e,shiftKey:n}){let o=e.length===1?e.toLowerCase():e;return n&&!"?/".includes(o)?void 0:t.find(r=>r.on.includes(o))}function qt(t,e){
if(t.call)return e[t.call];let n=(t.inside?U():document)?.querySelector(s[t.press]);return n?()=>Be(n):null}var Mt=()=>!!document.
querySelector(s.anyButton),$t=t=>N.some(e=>t.press?.toLowerCase()===`slide${e}`);function Re(t){return t.call&&t.call!==
"leave"?!1:!Mt()||w()||k()&&!$t(t)}async function _e(t,e){await h(Mt,Ae),await O()&&(!$t(t)&&!await I()||qt(t,e)?.())}function Be(t){
t.matches(g.takesWords)&&t.focus(),t.click()}function U(){let t=[...document.querySelectorAll(s.exhibit)],e=n=>n.getBoundingClientRect().
bottom>160;return t.find(n=>n.matches(g.hovered))||t.find(e)||null}function De(t,e){let n=()=>[...document.querySelectorAll(
s.exhibit)],o=c=>{let a=n(),l=a.map(x=>x.getBoundingClientRect().top),m=l.findLastIndex(x=>x<90),f=a[Math.min(Math.max(c>
0?m+1:l[m]<40?m:m-1,0),a.length-1)];f&&(f.style.scrollMarginTop="4.5rem",f.scrollIntoView({block:"start"}))},r=c=>{let a=[
...(U()||document).querySelectorAll(s.viewOption)],l=a.findIndex(f=>f.textContent.trim()===c),m=a.findIndex(f=>f.getAttribute(
"aria-checked")==="true"||f.checked);l>=0&&a[l===m?0:l].click()};return{help:()=>Me(t),next_exhibit:()=>o(1),previous_exhibit:()=>o(
-1),table:()=>r("Table"),sources:()=>r("Sources"),method:()=>r("Method"),present_exhibit:()=>e("slide",n().indexOf(U())+
1),full_screen:qe,notes:It,leave:()=>{let c=document.querySelector(s.runLeave);!c&&document.fullscreenElement?document.exitFullscreen():
(c||document.querySelector(s.slideEnd))?.click()}}}function qe(){document.fullscreenElement?document.exitFullscreen():document.
documentElement.requestFullscreen().catch(()=>{})}function Me(t){let e=document.querySelector(s.shortcuts);e&&e.remove();
let n={className:"shortcuts",ariaLabel:"Keyboard shortcuts",tabIndex:-1},o=u(document.body,"dialog","",n);o.dataset.keys=
JSON.stringify(t),u(o,"h2","Keyboard shortcuts");let r=u(u(o,"table",""),"tbody","");for(let c of t){let a=u(r,"tr","");
u(a,"th",c.shown,{scope:"row"}),u(a,"td",c.does)}u(o,"button","Close",{type:"button",onclick:()=>o.close()}),o.showModal(),
o.focus(),o.scrollTop=0}var $e=300;function K(){let t=document.querySelector(s.menu);if(t){t.setAttribute("role","none");for(let e of t.children){
let n=e.querySelector(s.menuHeading);e.setAttribute("role",n?"list":"none"),n&&e.setAttribute("aria-label",n.querySelector(
s.menuHeadingText)?.textContent??"")}}}function Ft(){p("mendMenu",()=>addEventListener("resize",()=>setTimeout(K,$e)))}function Wt(t){return i.plotly??=new Promise((e,n)=>{if(window.Plotly){e(window.Plotly);return}let o=document.getElementById(
"drawing-library"),r=o||document.createElement("script");r.addEventListener("load",()=>e(window.Plotly)),r.addEventListener(
"error",()=>{i.plotly=void 0,n(new Error("the drawing library did not load"))}),!o&&(r.src=t,document.head.append(r))}),
i.plotly}var Ht={"16:9":[1280,720],"4:3":[1280,960],Square:[1080,1080]},z="Arial, 'Liberation Sans', sans-serif",G=36;function Gt(t,e){
let n=t.querySelector(s.pictures)||u(t,"div","",{className:"picture"});n.replaceChildren();let o=u(n,"label","Picture "),
r=u(o,"select","");for(let l of Object.keys(Ht))u(r,"option",l,{value:l});let c=document.createElement("p");c.setAttribute(
"role","status");let a=(l,m)=>u(n,"button",l,{type:"button",onclick:async()=>{c.textContent="Drawing …";try{c.textContent=
await m(Ht[r.value])||"Done"}catch(f){c.textContent=`The picture could not be made: ${f.message||f}`}}});a("PNG",async l=>jt(
await Jt(e,l),`${e.file}.png`)),a("SVG",async l=>jt(await Yt(e,l),`${e.file}.svg`)),a("Copy image",l=>Fe(e,l)),n.append(
c)}function jt(t,e){let n=URL.createObjectURL(t);Object.assign(document.createElement("a"),{href:n,download:e}).click(),
setTimeout(()=>URL.revokeObjectURL(n),1e4)}async function Fe(t,e){if(!window.isSecureContext||!navigator.clipboard||!window.
ClipboardItem)return"This browser copies pictures only over https or on localhost. Save the PNG instead.";try{return await navigator.
clipboard.write([new ClipboardItem({"image/png":Jt(t,e)})]),"Copied"}catch{return"The browser did not allow copying. Sav\
e the PNG instead."}}function We(t,e,n){let o=[""];for(let r of t.split(/[^\S\u202f]+/)){let c=o.at(-1)?`${o.at(-1)} ${r}`:
r;n(c)<=e||!o.at(-1)?o[o.length-1]=c:o.push(r)}return o}function Ut(t,e){let n=document.createElement("canvas").getContext(
"2d");return t.flatMap(([o,r,c,a])=>(n.font=`${o} ${z}`,r?We(r,e,m=>n.measureText(m).width).map(m=>({line:m,font:o,step:c,
fill:a})):[]))}var zt=(t,e)=>Object.entries(e).forEach(([n,o])=>t.setAttribute(n,o));function _(t,e){let n=document.createElementNS(
"http://www.w3.org/2000/svg",t);return zt(n,e),n}function Kt(t,e,n){return e.reduce((o,{line:r,font:c,step:a,fill:l})=>{
let[m,f]=c.split(" "),x={x:G,y:o+a-8,fill:l,"font-family":z,"font-weight":m,"font-size":f},E=_("text",x);return E.textContent=
r,t.append(E),o+a},n)}async function He(t,[e,n]){let o=e-2*G,{title:r,measure:c,source:a,stamp:l,text:m,muted:f}=t,x=Ut(
[["700 30px",r,38,m],["400 18px",c,26,f]],o),E=Ut([["400 15px",a,20,f],["400 15px",l,20,f]],o),S=_("svg",{xmlns:"http://\
www.w3.org/2000/svg",width:e,height:n,viewBox:`0 0 ${e} ${n}`});S.append(_("rect",{width:e,height:n,fill:t.paper}));let V=Kt(
S,x,24)+10,X=n-22-E.reduce((Zt,{step:te})=>Zt+te,0);Kt(S,E,X);let Q={width:o,height:Math.round(X-V-8)},Z=await je(t,Q);zt(
Z,{x:G,y:V,...Q});let tt=_("title",{});return tt.textContent=t.alt,S.append(Z),S.prepend(tt),new XMLSerializer().serializeToString(
S)}async function je(t,e){let n=t.only_given?null:document.querySelector(rt(t.exhibit)),o=n?.data?{data:n.data,layout:n.
layout}:JSON.parse(t.figure),r={...o.layout.font,family:z},c={...o.layout,...e,font:r,autosize:!1,paper_bgcolor:"rgba(0,\
0,0,0)"},a=await Wt(t.plotly),l={format:"svg",imageDataOnly:!0,...e},m=await a.toImage({data:o.data,layout:c},l);return document.
importNode(new DOMParser().parseFromString(m,"image/svg+xml").documentElement,!0)}var Yt=async(t,e)=>new Blob([await He(
t,e)],{type:"image/svg+xml"});async function Jt(t,[e,n]){let o=URL.createObjectURL(await Yt(t,[e,n])),r=new Image;r.src=
o,await r.decode(),URL.revokeObjectURL(o);let c=Object.assign(document.createElement("canvas"),{width:2*e,height:2*n});return c.
getContext("2d").drawImage(r,0,0,c.width,c.height),new Promise(a=>c.toBlob(a,"image/png"))}var Ue=1e4,Ke=400,Vt="st-key-",d={typed:null,grid:!1,made:!1,down:null,held:null,queue:Promise.resolve()};function Y(){p(
"listenToPresses",()=>{document.addEventListener("input",Ge,!0),document.addEventListener("keydown",ze,!0),document.addEventListener(
"pointerdown",Ye,!0),document.addEventListener("pointerup",Je,!0),document.addEventListener("click",Ve,!0)})}function Ge(t){
let e=t.target.closest?.(s.cellEditor);!e&&!t.target.closest?.(B)||(d.typed=t.target,d.grid||=!!e)}function ze(t){let e=t.
key==="Escape"&&d.typed?.closest(s.dialog);e&&e===t.target.closest?.(s.dialog)&&Xt()}function Ye(t){d.down=(d.typed||w())&&
J(t)}function Je(t){let{down:e}=d;d.down=null,!(!e||J(t)?.place!==e.place||!(e.off||!e.node.isConnected))&&(d.held=e.place,
Qt(e))}function Ve(t){let e=!d.made&&J(t);if(!e)return;let n=d.held===e.place,o=v()?k()||w():!0,r=e.node.matches(s.anyButton)&&
o&&!L(e.node);!d.typed&&!n&&!r||(t.preventDefault(),t.stopImmediatePropagation(),n||Qt(e))}function J(t){let e=t.target.
closest?.(g.pressed);if(!e)return null;let n=e.closest(s.keyed),o=n&&[...n.classList].find(c=>c.startsWith(Vt)).slice(Vt.
length),r=n?[...n.querySelectorAll(g.pressed)].indexOf(e):-1;return{node:e,key:o,number:r,off:e.disabled,place:o?`${o} ${r}`:
e}}function Xt(){let t=document.activeElement;t?.closest?.(nt)&&t.blur()}function Qt(t){Xt(),d.queue=d.queue.then(()=>Xe(
t))}async function Xe(t){if(!await O()||(await(d.typed?Ze():Qe()),!L(t.node)&&!await I()))return;let e=t.key&&document.querySelector(
C(t.key)),n=t.node.isConnected?t.node:e?.querySelectorAll(g.pressed)[t.number];d.held=null,d.made=!0;try{n?.click()}finally{
d.made=!1}}async function Qe(){await b(0),await b(0)}async function Ze(){d.grid&&await b(Ke),d.typed=null,d.grid=!1;let t=`${Date.
now()}`;i.channel?.("asks",t),await h(()=>i.answer===t&&A()&&!document.querySelector(s.stale),Ue)}ht();Ft();wt();function Eo({data:t,parentElement:e,setTriggerValue:n}){t.picture?Gt(e,t.picture):t.decks?(t.listens&&(i.
channel=n),t.answer&&(i.answer=t.answer),yt(t.decks),lt(),Y()):(Dt(t.keys,n),Y(),dt(t.scroll?n:null),i.keepDate=o=>n("da\
te",o),mt(()=>n("again",!0),Ct),Rt(),K(),Tt(),vt(t.turns,n),P(t.notes),t.scroll&&pt(t.scroll))}export{Eo as default};
