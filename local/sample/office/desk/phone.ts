import { shortNumber } from "#kernel/text/short-number.ts";
import type { Desk } from "./desk.ts";

/** A supervised person answers by the link in their mail, as they do on their phone. */
export async function answerByPhone(
  desk: Desk,
  mail: string,
  id: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const cookies = new Map<string, string>();
  const ask = async (url: string, form?: Readonly<Record<string, string>>) => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, html: await response.text() };
  };
  const url = await linkIn(desk, mail, id);
  await ask(`${url}/code`, {});
  const [told] = (await desk.inbox(mail)).filter(({ subject }) => subject === "验证码");
  await ask(`${url}/verify`, { code: told?.text.match(/\d{6}/)?.[0] ?? "" });
  const { html } = await ask(url);
  const nonce = html.match(/name="nonce" value="([^"]+)"/)?.[1] ?? "";
  const { status } = await ask(url, { nonce, opinion: "", ...fields });
  if (status !== 303) throw new Error(`示例事项 ${id}：${mail} 的答复未被受理（${status}）`);
  await desk.settle();
}

/** The newest link that was mailed to somebody about a record: it stands below the record's number. */
async function linkIn(desk: Desk, mail: string, id: string): Promise<string> {
  const number = shortNumber(id);
  for (const { text } of await desk.inbox(mail))
    for (const matter of text.split(/(?=\b[A-Z]{2}-[0-9A-Z]{6}\b)/)) {
      const url = matter.startsWith(number) && matter.match(/https?:\/\/\S+\/l\/\S+/)?.[0];
      if (url) return url;
    }
  throw new Error(`示例事项 ${id}：${mail} 没有收到链接`);
}
