/** A letter that asks for opinions, as those read it who follow it. */
export type Request = {
  id: string;
  status: string;
  number?: string;
  use: string;
  from: string;
  letter: string;
  registeredOn?: string;
  names: readonly {
    n: number;
    name: string;
    unit: string;
    post: string;
    proposed: string;
    withdrawn: boolean;
    identified?: "ours" | "none";
  }[];
  replies: readonly {
    number: string;
    on: string;
    sentOn?: string;
    validUntil: string;
    answers: readonly { n: number; wording: string }[];
  }[];
};

/** One name of one letter, with the answer that stands for it. */
export type Row = Omit<Request, "names"> &
  Request["names"][number] & { answer?: { wording: string; number: string; validUntil: string } };

/** The names of letters as rows, each with the last answer to it. */
export function rowsOf(requests: readonly Request[]): Row[] {
  return requests.flatMap(({ names, ...request }) =>
    names.map((one): Row => {
      const replies = request.replies.filter(({ answers }) => answers.some(({ n }) => n === one.n));
      const reply = replies[replies.length - 1];
      const wording = reply?.answers.find(({ n }) => n === one.n)?.wording;
      if (reply === undefined || wording === undefined) return { ...request, ...one };
      const { number, validUntil } = reply;
      return { ...request, ...one, answer: { wording, number, validUntil } };
    }),
  );
}

const milliseconds = 86_400_000;

/** How an answer's last day stands to today: how many days are left, or that it is over. */
export function leftOf(validUntil: string, today: string): { days: number; text: string } {
  const days = Math.round((Date.parse(validUntil) - Date.parse(today)) / milliseconds);
  return { days, text: days < 0 ? "已过有效期" : days === 0 ? "今日到期" : `剩 ${days} 天` };
}
