/** The script that this tab runs: its name changes with each release. */
export const running = document.querySelector<HTMLScriptElement>("script[type=module]")?.src;

/** Loads the page anew, once a release, where a part of the one that runs is not served any more. */
export function reloadWhenOutdated(): void {
  addEventListener("vite:preloadError", (event) => {
    if (running === undefined || sessionStorage.getItem("outdated") === running) return;
    event.preventDefault();
    sessionStorage.setItem("outdated", running);
    location.reload();
  });
}
