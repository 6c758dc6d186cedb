import { html } from "hono/html";
import { page } from "../dev/page.ts";
import { sampleOfficers } from "../sample/officers.ts";

/** The login of the local host: no password, one picks who to be. */
export function loginPage(uid: string) {
  return page(
    "选择示例用户登录",
    html`<p>本机演示用登录页，不需要口令。</p>
      <form method="post" action="/interaction/${uid}">
        ${sampleOfficers.map(
          ({ id, name, title, role }) =>
            html`<button name="login" value="${id}">${name}　${title} <small>${role}</small></button>`,
        )}
      </form>`,
  );
}
