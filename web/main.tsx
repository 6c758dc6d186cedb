import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { mayPass, problemOf } from "./api/problem.ts";
import { accessToken, finishLogin, login } from "./api/session.ts";
import { reloadWhenOutdated } from "./part/release.tsx";
import { Shell } from "./shell/shell.tsx";
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

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && mayPass(problemOf(error)),
      staleTime: 10_000,
    },
  },
});

reloadWhenOutdated();

/** What is folded on the screen is unfolded on paper. */
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});

/** Logs in before anything is drawn, so that no page meets a missing token. */
async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  const came = await finishLogin();
  if (came === "failed") {
    root.innerHTML = '<p class="starting">登录没有完成。<a href="/">重新登录</a></p>';
    return;
  }
  if ((await accessToken()) === undefined) await login();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Shell />
      </QueryClientProvider>
    </StrictMode>,
  );
}

start().catch((error: unknown) => {
  console.error(error);
  const root = document.getElementById("root");
  if (root !== null)
    root.innerHTML = '<p class="starting">系统暂时打不开，请检查网络后<a href="/">重试</a></p>';
});
