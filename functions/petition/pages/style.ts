import { createHash } from "node:crypto";

/** One column, large targets, readable at 320 px; 大字 raises everything by a third. */
export const style = `
*{box-sizing:border-box}
html{font-size:18px}
html.large{font-size:24px}
body{margin:0;background:#f4f5f7;color:#16191d;font:1rem/1.65 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main,header p,nav,footer{max-width:44rem;margin:0 auto;padding:0 16px}
main{padding-top:16px;padding-bottom:16px}
header{background:#9f1d20;color:#fff;padding:14px 0}
header p{font-weight:700;font-size:1.15rem}
header .sub{font-weight:400;font-size:1rem}
nav{display:flex;flex-wrap:wrap;gap:4px 8px;padding-top:8px}
nav a{padding:8px 12px;min-height:44px;color:#7d1518;font-weight:600}
h1{font-size:1.4rem;line-height:1.35;margin:8px 0 12px}
h2{font-size:1.1rem;margin:16px 0 6px}
.card{background:#fff;border:1px solid #d5d9de;border-radius:10px;padding:16px;margin:12px 0}
.warn{background:#fff7e0;border:2px solid #8a5a00;border-radius:10px;padding:12px 16px;margin:12px 0}
.error{background:#fdecec;border:2px solid #a51616;color:#7a1010;border-radius:10px;padding:12px 16px;margin:12px 0}
.error a{color:#7a1010}
.good{border-left:6px solid #15703a}
label,legend{display:block;font-weight:700;margin:14px 0 4px}
.hint{font-weight:400;color:#454c55;font-size:.92rem;margin:0 0 4px}
.field-error{color:#7a1010;font-weight:600;margin:2px 0}
input,textarea,select{width:100%;font:inherit;color:inherit;background:#fff;border:1px solid #59616b;border-radius:8px;padding:10px 12px}
textarea{min-height:11rem}
input[type=file]{padding:8px;border-style:dashed}
fieldset{border:0;padding:0;margin:0}
.choice{display:flex;gap:12px;align-items:flex-start;font-weight:400;border:1px solid #59616b;border-radius:8px;padding:10px 12px;margin:8px 0;background:#fff}
.choice input{width:24px;height:24px;flex:none;margin:3px 0 0}
button,a.button{display:block;width:100%;min-height:52px;margin:14px 0 0;padding:10px 16px;font:inherit;font-weight:700;text-align:center;text-decoration:none;border-radius:8px;border:2px solid #9f1d20;background:#fff;color:#9f1d20;cursor:pointer}
button.main,a.button.main{background:#9f1d20;color:#fff}
.receipt{font:700 clamp(1.3rem,5.6vw,1.7rem)/1.5 ui-monospace,"Noto Sans Mono",Menlo,Consolas,monospace;letter-spacing:.04em;word-spacing:.35em;background:#fff;border:3px solid #16191d;border-radius:10px;padding:14px;text-align:center;overflow-wrap:normal}
dl{margin:0}
dt{color:#454c55;font-size:.92rem}
dd{margin:0 0 10px;white-space:pre-line;overflow-wrap:anywhere}
a{color:#7d1518}
:focus-visible{outline:4px solid #1d4ed8;outline-offset:2px}
.trap{position:absolute;left:-9999px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:8px}
footer{color:#454c55;font-size:.92rem;padding-bottom:32px}
progress{width:100%;height:20px}
.poster{background:#fff;border:1px solid #d5d9de;border-radius:10px;padding:24px 16px;text-align:center}
.poster h1{font-size:1.9rem}
.poster svg{display:block;width:min(100%,22rem);height:auto;margin:12px auto}
.address{font:700 1.1rem/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
@media print{nav,button,.skip,form,footer{display:none}body{background:#fff}}
`;

const hashed = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Headers of every public page: nothing from elsewhere, no caching, no referrer. Only the pages that
 * bring the upload script allow that one script, and requests to where uploads go.
 */
export function pageHeaders(
  page: { script?: string; connect?: string } = {},
): Record<string, string> {
  const { script, connect } = page;
  const scripts =
    script === undefined
      ? ""
      : ` script-src ${hashed(script)}; connect-src 'self'${connect === undefined ? "" : ` ${connect}`};`;
  return {
    "Content-Security-Policy": `default-src 'none'; style-src ${hashed(style)};${scripts} img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
  };
}
