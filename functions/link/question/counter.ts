/**
 * Says under each text how many characters have been written and how many are allowed, and the same
 * of a whole form. The pages work without it: the limits stand in the hints, and the server holds them.
 */
export const counter = `(function(){
function all(what){return Array.prototype.slice.call(document.querySelectorAll(what))}
function line(after){var p=document.createElement("p");p.className="hint";p.setAttribute("role","status");after.parentNode.insertBefore(p,after.nextSibling);return p}
function tell(p,now,most){p.textContent=now>most?"已写 "+now+" 字，超出 "+(now-most)+" 字":"已写 "+now+" 字，还可写 "+(most-now)+" 字"}
all("fieldset textarea[maxlength]").forEach(function(box){var p=line(box);function show(){tell(p,box.value.length,box.maxLength)}box.addEventListener("input",show);show()});
all("fieldset[data-longest]").forEach(function(set){var boxes=Array.prototype.slice.call(set.querySelectorAll("textarea"));if(!boxes.length)return;var p=line(set);function show(){var sum=boxes.reduce(function(n,box){return n+box.value.length},0);tell(p,sum,Number(set.getAttribute("data-longest")));p.textContent="全文："+p.textContent}set.addEventListener("input",show);show()});
})();`;
