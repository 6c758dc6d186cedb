/** A refusal as the API tells it (RFC 9457), or what the browser itself met. */
export type Problem = {
  code: string;
  status: number;
  title: string;
  detail?: string;
  fields?: readonly { path: string; message: string }[];
  requestId?: string;
};

/** Thrown by `call`; TanStack Query hands it to the page. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const offline: Problem = {
  code: "offline",
  status: 0,
  title: "网络不通",
  detail: "没有收到服务器的答复。可以放心重试：同一操作不会重复办理。",
};

/** What went wrong, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof TypeError) return offline;
  return { code: "unexpected", status: 0, title: "页面出错", detail: String(error) };
}

/** Reads a problem from an answer that is no success, whatever its body. */
export async function readProblem(response: Response): Promise<Problem> {
  const told = await response
    .json()
    .then((body: unknown) => body as Partial<Problem>)
    .catch((): Partial<Problem> => ({}));
  return {
    ...told,
    code: told.code ?? `http.${response.status}`,
    status: response.status,
    title: told.title ?? (response.status >= 500 ? "系统暂时不可用" : "请求未被接受"),
  };
}

/** Whether the same request may succeed a little later, so that it is offered again. */
export function mayPass({ status }: Problem): boolean {
  return status === 0 || status === 429 || status >= 500;
}
