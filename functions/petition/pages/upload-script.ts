import { maxFileBytes, maxFiles } from "#process/petition/intake/report-words.ts";
import { sending } from "../../upload/sending.ts";

/**
 * Sends a file straight to the store as soon as it is chosen, so that 20 MB fit; without it the form
 * itself carries up to 4 MB. What was typed stays as it is.
 */
export const uploader = `(function(){
${sending}
var busy=false;
Array.prototype.forEach.call(document.querySelectorAll("form[data-upload]"),function(form){
var kept=form.querySelector("ul.kept"),say=form.querySelector(".progress"),hint=form.querySelector(".limit");
hint.textContent="选好即上传；单个文件不超过 20 MB，最多 ${maxFiles} 个。";
function keep(k){var li=document.createElement("li"),label=document.createElement("label"),box=document.createElement("input"),span=document.createElement("span");label.className="choice";box.type="checkbox";box.name="file";box.value=k.reference;box.checked=true;span.textContent=k.name+"（"+(k.bytes<1000000?Math.max(1,Math.round(k.bytes/1000))+" KB":(k.bytes/1000000).toFixed(1)+" MB")+"）";label.appendChild(box);label.appendChild(span);li.appendChild(label);kept.appendChild(li)}
Array.prototype.forEach.call(form.querySelectorAll("input[type=file]"),function(input){
input.addEventListener("change",function(){
var file=input.files&&input.files[0];
if(!file)return;
function refuse(words){say.textContent=words;input.value=""}
if(busy)return refuse("请等上一个文件上传完再选");
if(file.size>${maxFileBytes})return refuse("“"+file.name+"”超过 20 MB，没有上传");
if(kept.querySelectorAll("input:checked").length>=${maxFiles})return refuse("最多 ${maxFiles} 个文件");
busy=true;
var base={name:file.name};
["token","pass"].forEach(function(n){if(form.elements[n])base[n]=form.elements[n].value});
sendFile(form.getAttribute("data-upload"),file,base,barIn(say,"正在上传 "+file.name)).then(function(k){keep(k);refuse("已上传 "+k.name)}).catch(function(e){refuse("“"+file.name+"”："+e.message)}).then(function(){busy=false})
})});
form.addEventListener("submit",function(event){if(busy){event.preventDefault();say.textContent="文件还在上传，请稍候再提交"}})
})
})()`;
