import { html, raw } from "hono/html";
import { renderSVG } from "uqr";
import { type Html, layout, type Place } from "./layout.ts";

/** A sheet for notice boards: the address of the public pages, for phones and in letters. */
export function posterPage(place: Place, siteUrl: string): Html {
  const address = `${siteUrl}/p/${place.id}`;
  // Level M reads with 15 % of the sheet torn or dirty (ISO/IEC 18004).
  const code = renderSVG(address, { ecc: "M", border: 4 }).replace(
    "<svg",
    '<svg role="img" aria-label="信访举报平台二维码"',
  );
  return layout(
    place,
    "张贴用二维码",
    html`<section class="poster"><h1>${place.name}信访举报</h1>
<p>用手机自带的相机或者浏览器扫码，可以匿名，不需要登录</p>
${raw(code)}
<p class="address">${address}</p>
<p>来信、来访、拨打 12388 同等办理。<strong>请不要用单位的手机和网络。</strong></p></section>`,
  );
}
