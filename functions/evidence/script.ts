/** Sends a chosen file straight to the store, with its progress; without it the form does up to 4 MB. */
export const uploader = `(function(){
if(!window.crypto||!crypto.subtle||!window.fetch)return;
var busy=false;
function hex(b){return Array.prototype.map.call(new Uint8Array(b),function(x){return ("0"+x.toString(16)).slice(-2)}).join("")}
function post(url,fields){var d=new URLSearchParams();Object.keys(fields).forEach(function(k){d.append(k,fields[k])});return fetch(url,{method:"POST",body:d,credentials:"same-origin",headers:{accept:"application/json"}}).then(function(r){return r.json().then(function(j){if(!r.ok)throw new Error(j.message||"上传没有成功，请重试");return j})})}
function put(u,file,bar){return new Promise(function(ok,no){var x=new XMLHttpRequest();x.open(u.method,u.url);Object.keys(u.headers).forEach(function(k){x.setRequestHeader(k,u.headers[k])});x.upload.onprogress=function(e){if(e.total)bar.value=e.loaded/e.total};x.onload=function(){x.status<300?ok():no(new Error("上传没有成功，请重试"))};x.onerror=function(){no(new Error("网络中断，可以重新上传"))};x.send(file)})}
function wait(ms){return new Promise(function(ok){setTimeout(ok,ms)})}
function receive(at,base,pause){return post(at,base).catch(function(e){if(pause>16000||e.message.indexOf("病毒扫描")<0)throw e;return wait(pause).then(function(){return receive(at,base,pause*2)})})}
Array.prototype.forEach.call(document.querySelectorAll("form[data-upload]"),function(form){
form.addEventListener("submit",function(event){
var input=form.querySelector("input[type=file]"),file=input.files&&input.files[0];
if(!file)return;
event.preventDefault();
if(busy)return;
busy=true;
var say=form.querySelector("[role=status]"),bar=document.createElement("progress"),at=form.getAttribute("action");
bar.max=1;bar.value=0;say.textContent="正在上传 "+file.name;say.appendChild(bar);
var base={nonce:form.elements.nonce.value,to:form.elements.to.value};
file.arrayBuffer().then(function(b){return crypto.subtle.digest("SHA-256",b)}).then(function(h){return post(at+"/announcement",Object.assign({name:file.name,bytes:file.size,sha256:hex(h)},base))}).then(function(a){return put(a.upload,file,bar).then(function(){return receive(at+"/"+a.id,Object.assign({act:"receive"},base),500)})}).then(function(){location.reload()}).catch(function(e){busy=false;say.textContent=e.message})
})})
})()`;
