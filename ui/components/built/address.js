/* Built by `make browser-code` of address.js
   sources 31a40dffaedbd0e3e1e48aed970e2f4fc51e73ce452ec4a96c0dc2e148336162
   built d043642a96f9975f460e54c96a631d535eef13013473df1126a7de972c70ef4e */
function f({data:t,parentElement:n,setTriggerValue:o}){let e=n;if(e.frame=t.frame,e.told=a(t.words),e.listens||!window.navigation)
return;e.listens=!0;let r=()=>{if(!e.isConnected)return navigation.removeEventListener("currententrychange",r);clearTimeout(
e.waits),e.waits=setTimeout(()=>{let i=c(location.search,e.frame);i!==e.told&&o("other",i)},200)};navigation.addEventListener(
"currententrychange",r)}var a=t=>s(Object.entries(t).flatMap(([n,o])=>o.map(e=>[n,e]))),c=(t,n)=>s([...new URLSearchParams(
t)].filter(([o])=>!n.includes(o))),s=t=>JSON.stringify(t.map(n=>n.join("=")).sort());export{f as default,c as ofAddress,a as ofWords};
