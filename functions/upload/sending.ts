/**
 * The part of the upload scripts that they share: a file is announced with its hash, put straight into
 * the store with its progress, and asked for until it has been scanned. `sendFile(at, file, base, bar)`
 * answers with what the last of these requests said.
 */
export const sending = `if(!window.crypto||!crypto.subtle||!window.fetch)return;
function hex(b){return Array.prototype.map.call(new Uint8Array(b),function(x){return ("0"+x.toString(16)).slice(-2)}).join("")}
function post(url,fields){var d=new URLSearchParams();Object.keys(fields).forEach(function(k){d.append(k,fields[k])});return fetch(url,{method:"POST",body:d,credentials:"same-origin",headers:{accept:"application/json"}}).then(function(r){return r.json().then(function(j){if(!r.ok)throw new Error(j.message||"上传没有成功，请重试");return j})})}
function put(u,file,bar){return new Promise(function(ok,no){var x=new XMLHttpRequest();x.open(u.method,u.url);Object.keys(u.headers).forEach(function(k){x.setRequestHeader(k,u.headers[k])});x.upload.onprogress=function(e){if(e.total)bar.value=e.loaded/e.total};x.onload=function(){x.status<300?ok():no(new Error("上传没有成功，请重试"))};x.onerror=function(){no(new Error("网络中断，可以重新上传"))};x.send(file)})}
function wait(ms){return new Promise(function(ok){setTimeout(ok,ms)})}
function receive(at,base,pause){return post(at,base).catch(function(e){if(pause>16000||e.message.indexOf("病毒扫描")<0)throw e;return wait(pause).then(function(){return receive(at,base,pause*2)})})}
function sendFile(at,file,base,bar){return file.arrayBuffer().then(function(b){return crypto.subtle.digest("SHA-256",b)}).then(function(h){return post(at+"/announcement",Object.assign({name:file.name,bytes:file.size,sha256:hex(h)},base))}).then(function(a){return put(a.upload,file,bar).then(function(){return receive(at+"/"+a.id,Object.assign({act:"receive"},base),500)})})}
function barIn(say,words){var bar=document.createElement("progress");bar.max=1;bar.value=0;bar.setAttribute("aria-label","上传进度");say.textContent=words;say.appendChild(bar);return bar}`;
