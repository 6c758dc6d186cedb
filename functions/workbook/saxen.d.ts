declare module "saxen" {
  /** Raw attributes of the tag at hand; entities are not decoded. */
  type Attributes = () => Record<string, string>;
  export class Parser {
    on(name: "openTag", hook: (name: string, attributes: Attributes) => void): this;
    on(name: "closeTag", hook: (name: string) => void): this;
    on(name: "text" | "cdata", hook: (text: string) => void): this;
    on(name: "error", hook: (error: Error) => void): this;
    /** Answers an error unless a hook takes it. */
    parse(xml: string): Error | null;
  }
}
