/**
 * Messages as people read them: an item number and a link, never a name, unit or matter. Everything
 * that goes into one is listed in its parameters; `group` is what a group chat may read, where
 * whoever is in the room reads along: counts and numbers only.
 */

export type NoticeText = { subject: string; text: string; group: string };

const footer = ["", "打开链接不会直接作出决定。链接仅供您本人使用，请勿转发。"];
const keyword = "提级监督系统";

/** A question as a mail says it: what kind of work at which stage, its number, its day; never whose. */
export type Asked = { number: string; what: string; due: string; url: string };

/** A new task for one person. */
export function assigned({ number, what, due, url }: Asked) {
  return message(
    `【待办】${what}（${number}），${due}`,
    [`您有一项待办事项：${what}，编号 ${number}。`, `办理期限：${due}。请打开链接办理：`, url],
    `有 1 项待办（编号 ${number}）`,
  );
}

/** 催办. */
export function urged({ number, what, due, url }: Asked) {
  return message(
    `【催办】${what}（${number}），${due}`,
    [`待办事项已被催办，请尽快办理：${what}，编号 ${number}。`, `办理期限：${due}。`, url],
    `编号 ${number} 的待办已被催办`,
  );
}

/** Several notices for one person that go out together. */
export function several(parts: readonly NoticeText[]) {
  const [first] = parts;
  return message(
    `您有 ${parts.length} 项事项需要处理：${first?.subject ?? ""} 等`,
    numbered(parts),
    `有 ${parts.length} 项事项需要处理`,
  );
}

function numbered(parts: readonly NoticeText[]): string[] {
  return parts.flatMap(({ subject, text }, index) => [
    `${index + 1}. ${subject}`,
    ...text.split("\n").filter((line) => line !== "" && !footer.includes(line)),
    "",
  ]);
}

/** The question is void; all who had answered are told that their answer does not count any more. */
export function voided({ number }: { number: string }) {
  return message(
    `待办事项（${number}）已作废，须重新审核`,
    [
      `编号 ${number} 的待办已作废：内容已变更或上一环节已拿回，请重新审核。`,
      "此前的链接不再有效，已作出的意见不再计入；需要您重新审核的，会另发链接。",
    ],
    `编号 ${number} 的待办已作废，须重新审核`,
  );
}

/** Recusals have left a question without anybody who may answer it. */
export function stuck({ number }: { number: string }) {
  return message(
    `事项 ${number} 无人承办`,
    [
      `编号 ${number} 的事项，承办人均已回避，目前无人承办。`,
      "请办公室商定承办人，由系统管理员在系统中移交（可移交本单位其他人员）。",
    ],
    `编号 ${number} 的事项无人承办`,
  );
}

/** A matter has come into the reader's hands. */
export function takenOver({ number }: { number: string }) {
  return message(
    `事项 ${number} 由您接手承办`,
    [
      `编号 ${number} 的事项已变更承办人，由您接手。`,
      "请登录系统查看进展和此前的材料；有应当回避的情形请及时申报。",
    ],
    `编号 ${number} 的事项已变更承办人`,
  );
}

/** Somebody has left the list, their role or room with work in hand; who it is, the system shows. */
export function departed({ inHand }: { inHand: number }) {
  return message(
    `有人员离岗，在办事项 ${inHand} 项待移交`,
    [
      `人员名录中有人员离岗或调整岗位，其名下待办和承办事项 ${inHand} 项尚未移交。`,
      "请登录系统，在该人员的“在办事项”中查看并一并移交。",
    ],
    `有 ${inHand} 项在办事项待移交`,
  );
}

/** To the address before: what an administrator has changed with a second person's consent. */
export function lineChanged() {
  return message(
    "您在人员名录中的信息已变更",
    [
      "您在提级监督系统人员名录中的信息（职责、联系方式或 AB 角等）已变更，变更由管理员提出、经第二人同意。",
      "如非您所知情，请立即联系纪委办公室核实。",
    ],
    "人员名录有变更",
  );
}

/** Somebody else has registered a tie: to the officer whose it is, or to the secretary. */
export function tieRegistered({ whose }: { whose: "own" | "another's" }) {
  const of = whose === "own" ? "您" : "一名办案人员";
  const said = `管理员为${of}登记了一条应当回避的关系。如不属实，请立即联系纪委办公室。`;
  return message("他人登记了回避关系", [said], "回避关系有登记");
}

/** To the secretary: a configuration has been published. */
export function configPublished() {
  return message(
    "区级配置已变更",
    [
      "管理员发布了新的区级配置或者节假日安排（表决与签批方式、身份验证、期限等以其为准）。请登录系统在“设置”中核对；如非您所知情，请立即联系纪委办公室。",
    ],
    "区级配置有变更",
  );
}

/** Somebody stands in for another from now on, or on some days. */
export function standsIn() {
  return message(
    "您被指定为代办人",
    ["您被指定为他人的代办人（AB 角），代办的事项将另行通知；有应当回避的情形请及时申报。"],
    "有人员被指定为代办人",
  );
}

/** What a digest tells: what waits for its reader, what else they watch, what needs no answer now. */
export type DigestLines = {
  /** What would have been mails by themselves. */
  news: readonly NoticeText[];
  waiting: readonly Asked[];
  /** 黄 and 红: with the reader's own link where they are asked. */
  late: readonly (Omit<Asked, "url"> & { colour: "黄" | "红"; url?: string })[];
  watched: readonly Omit<Asked, "url">[];
  settled: readonly { number: string }[];
  copied: readonly { number: string }[];
};

/**
 * All that waits for one person, once a working day. `overdue` is the address of a leader's list of
 * what is late in their reach.
 */
export function digest(of: DigestLines & { system: string; overdue?: string }) {
  const { news, waiting, late, watched, settled, copied, system, overdue } = of;
  const numbers = (items: readonly { number: string }[]) =>
    items.map(({ number }) => `编号 ${number}`).join("，");
  const body = [
    ...section(`新到 ${news.length} 项：`, news, () => numbered(news)),
    ...section(`您有 ${waiting.length} 项待办事项临近或超过期限：`, waiting, () =>
      waiting.flatMap(({ number, what, due, url }) => [
        "",
        `${what}，编号 ${number}，期限 ${due}`,
        url,
      ]),
    ),
    ...section(`以下 ${late.length} 项已逾期，请督促办理（登录查看：${system}）：`, late, () => [
      ...(overdue === undefined
        ? []
        : ["逾期清单（不必登录，验证身份后查看、催办）：", overdue, ""]),
      ...late.flatMap(({ number, what, due, colour, url }) => [
        `【${colour}】${what}，编号 ${number}，期限 ${due}`,
        ...(url === undefined ? [] : [url]),
      ]),
    ]),
    ...section(`您分管的 ${watched.length} 项事项即将到期：`, watched, () =>
      watched.map(({ number, what, due }) => `${what}，编号 ${number}，期限 ${due}`),
    ),
    ...section("以下事项已由他人办结，无需您处理：", settled, () => [numbers(settled)]),
    ...section("以下事项抄送您，请登录系统查阅：", copied, () => [numbers(copied)]),
  ];
  const due = news.length + waiting.length + watched.length + late.length;
  return message(
    `今日待办提醒：${countsOf(of)}`,
    body,
    due === 0 ? "有事项已办结或抄送" : `有 ${due} 项事项新到或将到期`,
  );
}

/** What a digest holds, in numbers; what there is none of is not said. */
function countsOf({ news, waiting, late, watched, settled, copied }: DigestLines): string {
  const counts = [
    [news.length, "项新到"],
    [waiting.length, "项待办"],
    [late.filter(({ colour }) => colour === "红").length, "项红色预警"],
    [late.filter(({ colour }) => colour === "黄").length, "项黄色预警"],
    [watched.length, "项分管事项将到期"],
    [settled.length, "项已由他人办结"],
    [copied.length, "项抄送"],
  ] as const;
  return counts.flatMap(([n, of]) => (n === 0 ? [] : [`${n} ${of}`])).join("，");
}

/** Something has ended that the person had started. */
export function told({ number }: { number: string }) {
  return message(
    `事项 ${number} 有新的结果`,
    [`您发起的事项（编号 ${number}）有新的结果，请登录系统查看。`],
    `事项 ${number} 有新的结果`,
  );
}

/** To the secretary: somebody has opened who reported, by the deputy secretary's leave. */
export function identityOpened({ number, day }: { number: string; day: string }) {
  return message(
    `信访件 ${number} 的身份信息已打开`,
    [`编号 ${number} 的信访件，身份信息经批准于 ${day} 打开一次，请登录系统查看是谁、为何打开。`],
    `编号 ${number} 的信访件身份信息打开一次`,
  );
}

/** Once a week: matters before the party committee on which no word has come for too long. */
export function partySilent(items: readonly { number: string; workdays: number }[]) {
  return message(
    `区委逾期未复事项周报：${items.length} 项`,
    [
      `以下 ${items.length} 项已报区委超过 30 个工作日，尚无答复（未答复不视为同意）：`,
      ...items.map(({ number, workdays }) => `编号 ${number}，已 ${workdays} 个工作日`),
      "请登录系统查看。",
    ],
    `有 ${items.length} 项报区委事项逾期未复`,
  );
}

/** From 1 November until somebody has loaded the year's holidays. */
export function calendarMissing({ year }: { year: number }) {
  return message(
    `${year} 年节假日安排尚未载入`,
    [
      `${year} 年的节假日和调休安排尚未载入，跨入该年的期限只能暂定。`,
      "国务院办公厅通知发布后，请登录系统载入。",
    ],
    `${year} 年节假日安排尚未载入`,
  );
}

/** The night's seal: figures that say nothing of any matter, to be kept outside the system. */
export function sealed({ day, count, hash }: { day: string; count: number; hash: string }) {
  return message(
    `${day} 封存值`,
    [
      `${day} 有变更的记录 ${count} 项，当日封存值（SHA-256）：`,
      hash,
      "请妥善留存本邮件。日后核验全程留痕时，以留存的封存值为准。",
    ],
    `${day} 已封存`,
  );
}

/** For the clerk: somebody could not be reached; who it was, the system shows after login. */
export function undelivered({ number, channel }: { number: string; channel: string }) {
  return message(
    `通知未能送达（${number}）`,
    [
      `编号 ${number} 的一条通知未能通过${channel}送达。`,
      "请登录系统查看送达情况，并核对联系方式。",
    ],
    `编号 ${number} 的一条通知未能送达`,
  );
}

/** A verification code, as a mail. */
export function verificationCode({ code }: { code: string }): Omit<NoticeText, "group"> {
  return {
    subject: "验证码",
    text: [`您的验证码是 ${code}，10 分钟内有效。`, "如非本人操作，请忽略并告知办公室。"].join(
      "\n",
    ),
  };
}

/** A message in every channel; a group's line begins with the keyword that a DingTalk robot may be set to ask for. */
export function message(subject: string, body: readonly string[], group: string): NoticeText {
  return {
    subject,
    text: [...body, ...footer].join("\n"),
    group: `${keyword}：${group}，请登录系统查看。`,
  };
}

function section(
  title: string,
  items: readonly unknown[],
  linesOf: () => readonly string[],
): string[] {
  return items.length === 0 ? [] : [title, ...linesOf(), ""];
}
