// Runs before everything else, also on a Node too old to read the product's TypeScript.
const needed = 24;
const [major] = process.versions.node.split(".");
if (Number(major) < needed) {
  process.stderr.write(
    `无法启动：需要 Node.js ${needed} 以上版本，现为 ${process.version}：请在本目录运行 npm ci（自带所需版本），再运行 npm start。Cannot start: Node.js ${needed} or newer is needed, this is ${process.version}: run npm ci here, which brings it, then npm start.\n`,
  );
  process.exit(1);
}
// Only now TypeScript: an older Node ends on main.ts before it reads a line of it.
if (process.argv[2] === "start") await import("./main.ts");
