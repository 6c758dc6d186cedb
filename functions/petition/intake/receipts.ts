import { scrypt } from "node:crypto";

/** Some 60 ms and 32 MiB a try: slow enough that guessing 89 bits stays hopeless with the key known. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** The slow hash under which a receipt's petition is found; hexadecimal. */
export function hashReceipt(receipt: string, pepper: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(receipt, pepper, 32, cost, (error, key) =>
      error === null ? resolve(key.toString("hex")) : reject(error),
    );
  });
}
