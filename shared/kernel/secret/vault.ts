/** Seals secret fields, so that the table and the files hold only ciphertext of them. */
export type Vault = {
  /** Ciphertext in base64; different at each call. */
  seal(text: string): Promise<string>;
  /**
   * Seals many texts that come at a time, as an import's, under one data key: what seals the key costs
   * as much as a hundred texts. Each value opens by itself, as one of `seal` does.
   */
  batch(): Promise<(text: string) => string>;
  /** @throws Error when the text was not sealed by this vault or was changed since. */
  open(sealed: string): Promise<string>;
  /** A keyed hash for exact search and identity; the same for the same text. */
  blindIndex(text: string): string;
};

/** Seals who reported, under a key of their own: what opens them opens no other secret field. */
export type Identities = Pick<Vault, "seal" | "open">;
