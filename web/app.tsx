import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { mayPass, problemOf } from "./api/problem.ts";
import { Shell } from "./shell/shell.tsx";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && mayPass(problemOf(error)),
      staleTime: 10_000,
    },
  },
});

/** Draws the console for somebody who has logged in. */
export function drawIn(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Shell />
      </QueryClientProvider>
    </StrictMode>,
  );
}
