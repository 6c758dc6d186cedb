import { sending } from "../upload/sending.ts";

/** Sends a chosen file straight to the store, with its progress; without it the form does up to 4 MB. */
export const uploader = `(function(){
${sending}
var busy=false;
Array.prototype.forEach.call(document.querySelectorAll("form[data-upload]"),function(form){
form.addEventListener("submit",function(event){
var input=form.querySelector("input[type=file]"),file=input.files&&input.files[0];
if(!file)return;
event.preventDefault();
if(busy)return;
busy=true;
var say=form.querySelector("[role=status]"),bar=barIn(say,"正在上传 "+file.name);
sendFile(form.getAttribute("action"),file,{nonce:form.elements.nonce.value,to:form.elements.to.value},bar).then(function(){location.reload()}).catch(function(e){busy=false;say.textContent=e.message})
})})
})()`;
