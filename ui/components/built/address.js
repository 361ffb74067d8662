/* Built by `make browser-code` of address.js
   sources 0ad985f990c28fe93d909be64555a8b7e8736506228be75f4bc965a99781000b
   built b5a4442cba59df3af8063fc0f5634e7970d74e85f02f03bb33d12e5a34bd0bfd */
function d({data:t,parentElement:n,setTriggerValue:r}){let e=n;if(e.frame=t.frame,e.told=f(t.words),e.listens||!window.navigation)
return;e.listens=!0;let o=({navigationType:a})=>{if(!e.isConnected)return navigation.removeEventListener("currententrych\
ange",o);clearTimeout(e.waits),!c(a)&&(e.waits=setTimeout(()=>{let s=l(location.search,e.frame);s!==e.told&&r("other",s)},
200))};navigation.addEventListener("currententrychange",o)}var c=t=>t==="traverse",f=t=>i(Object.entries(t).flatMap(([n,
r])=>r.map(e=>[n,e]))),l=(t,n)=>i([...new URLSearchParams(t)].filter(([r])=>!n.includes(r))),i=t=>JSON.stringify(t.map(n=>n.
join("=")).sort());export{d as default,c as isWholePage,l as ofAddress,f as ofWords};
