import { accessToken, finishLogin, login } from "./api/session.ts";
import { reloadWhenOutdated } from "./part/outdated.ts";
import "./style/colour.css";
import "./style/base.css";
import "./style/part.css";
import "./style/form.css";
import "./style/record.css";
import "./style/table.css";
import "./style/statistics.css";
import "./style/board.css";
import "./style/phone.css";
import "./style/print.css";

reloadWhenOutdated();

/** What is folded on the screen is unfolded on paper. */
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});

/** Logs in before anything is drawn, so that no page meets a missing token; what draws loads meanwhile. */
async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  const isBack = new URLSearchParams(location.search).has("state");
  const app = isBack ? loadApp() : undefined;
  const came = await finishLogin();
  if (came === "failed") {
    root.innerHTML = '<p class="starting">登录没有完成。<a href="/">重新登录</a></p>';
    return;
  }
  if ((await accessToken()) === undefined) await login();
  const { drawIn } = await (app ?? loadApp());
  drawIn(root);
}

/** The frame, and with it the page on which most begin. */
async function loadApp() {
  const [app] = await Promise.all([import("./app.tsx"), import("./task/inbox-page.tsx")]);
  return app;
}

start().catch((error: unknown) => {
  console.error(error);
  const root = document.getElementById("root");
  if (root !== null)
    root.innerHTML = '<p class="starting">系统暂时打不开，请检查网络后<a href="/">重试</a></p>';
});
