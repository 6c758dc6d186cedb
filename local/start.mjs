// Plain JavaScript, since a Node without TypeScript ends on main.ts before it reads a line of it.
import "./check-node.mjs";

await import("./main.ts");
