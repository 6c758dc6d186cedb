import { createHash } from "node:crypto";
import { counter } from "./question/counter.ts";

/** The whole style of the link pages: one column, large targets, readable without zooming. */
export const style = `
*{box-sizing:border-box}
body{margin:0;background:#f4f5f7;color:#1c1f24;font:17px/1.6 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:640px;margin:0 auto;padding:16px}
header{background:#9f1d20;color:#fff;padding:14px 16px}
header p{max-width:608px;margin:0 auto;font-weight:600}
h1{font-size:22px;line-height:1.4;margin:8px 0 4px}
.card{background:#fff;border:1px solid #dfe2e6;border-radius:10px;padding:16px;margin:12px 0}
.meta,h1{overflow-wrap:anywhere}
.meta{color:#4b5563;margin:0 0 8px}
dl{margin:0}
dt{color:#4b5563;font-size:15px}
dd{margin:0 0 10px;overflow-wrap:anywhere}
label{display:block;margin:12px 0 4px;font-weight:600}
.hint{font-weight:400;color:#4b5563;font-size:15px}
input,select,textarea{width:100%;font:inherit;padding:10px 12px;border:1px solid #6b7280;border-radius:8px;background:#fff;color:inherit}
textarea{min-height:96px}
button{width:100%;min-height:50px;margin:10px 0 0;font:inherit;font-weight:600;border-radius:8px;border:1px solid #9f1d20;background:#fff;color:#9f1d20}
a.button{display:block;min-height:50px;padding:11px;text-align:center;text-decoration:none;font-weight:600;border-radius:8px;background:#9f1d20;color:#fff}
button.main{background:#9f1d20;color:#fff}
:focus-visible{outline:3px solid #1d4ed8;outline-offset:2px}
.error{background:#fdecec;border:1px solid #c81e1e;color:#8a1414;border-radius:8px;padding:10px 14px;margin:12px 0}
.error ul{margin:4px 0 0;padding-left:20px}
.good{border-left:5px solid #15803d}
.check{display:flex;gap:12px;align-items:flex-start;font-weight:400}
.check input{width:24px;height:24px;flex:none;margin:2px 0 0}
fieldset{border:1px solid #dfe2e6;border-radius:8px;margin:12px 0}
h2{font-size:19px;margin:0}
h3{font-size:17px;margin:16px 0 4px}
a{color:#9f1d20}
summary{cursor:pointer;font-weight:600;min-height:32px}
.who{color:#4b5563;margin:4px 0 0}
.about{font-weight:600;margin:0 0 2px;overflow-wrap:anywhere}
.due{margin:0 0 8px;padding:6px 12px;border-radius:8px;background:#eef2f7;border-left:5px solid #6b7280}
.due.BLUE{background:#e8f0fe;border-color:#1d4ed8}
.due.YELLOW{background:#fff6d6;border-color:#b45309}
.due.RED{background:#fdecec;border-color:#c81e1e;color:#8a1414;font-weight:600}
.text dd,.text ins,.text del,blockquote.text{white-space:pre-line}
blockquote.text{margin:8px 0;padding:8px 12px;background:#f4f5f7;border-left:3px solid #6b7280;overflow-wrap:anywhere}
.card h2{margin:0 0 8px}
.earlier{margin:0;padding-left:22px}
.earlier li{margin:0 0 12px}
.earlier p{margin:0 0 4px}
.earlier dd{margin-bottom:4px}
.changed del{display:block;color:#8a1414}
.changed ins{display:block;color:#14532d}
.kept{background:#e8f0fe;border:1px solid #1d4ed8;border-radius:8px;padding:10px 14px}
.wrong{color:#8a1414;font-weight:600;margin:4px 0}
.error a{color:inherit}
[aria-invalid]{border:2px solid #c81e1e}
.demand{border-top:1px solid #dfe2e6;margin-top:16px;padding-top:4px}
.demand:first-of-type{border-top:0;margin-top:0}
.asked{margin:8px 0 0;white-space:pre-line}
.next{margin:12px 0 4px;padding-left:20px;color:#4b5563;font-size:15px}
button.quiet{border-color:#6b7280;color:#374151}
.done{border-left:5px solid #15803d}
.failed{border-left:5px solid #c81e1e}
@media print{body{background:#fff;font-size:12pt}header,form,details:not([open]),footer,.button,nav{display:none}.card{border:0;padding:0;break-inside:auto}.due{border:1px solid #000}}
.files{list-style:none;margin:0;padding:0}
.files li{padding:10px 0;border-top:1px solid #dfe2e6;overflow-wrap:anywhere}
.files li:first-child{border-top:0}
.files button{min-height:44px;margin-top:6px}
.picture{display:block;max-width:100%;height:auto;margin:12px 0;border:1px solid #dfe2e6}
progress{width:100%;height:18px}
input[type=file]{padding:8px}
footer{color:#4b5563;font-size:14px;padding:8px 0 24px}
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Headers of every link page: nothing from elsewhere, one script, no caching, no referrer. */
export function headersFor({
  script,
  store,
}: {
  script: string;
  /** Where files are shown from and sent to, beside ourselves. */
  store?: string;
}): Readonly<Record<string, string>> {
  const files = store === undefined ? "" : ` connect-src 'self' ${store}; img-src 'self' ${store};`;
  return {
    "Content-Security-Policy": `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)};${files} form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
  };
}

/** Headers of the pages whose one script counts signs. */
export const pageHeaders = headersFor({ script: counter });
