import type { Day } from "#kernel/deadline/day.ts";
import { dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import { subheading } from "#kernel/document/parts.ts";
import type { Say } from "#kernel/document/saying.ts";
import { membersText, objectNameOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import {
  consentForms,
  contentAreas,
  criteria,
  objectClasses,
  removalReasons,
} from "#process/enrollment/terms.ts";
import { commissionOf, common, heading, type Paper, plain, roomOf, type Writing } from "./paper.ts";

/** The official papers of an enrollment: nomination form, request to the party committee, notices. */
export const enrollmentPapers = {
  nomination: {
    title: "提级监督对象提名表",
    texts: { closing: "提名人意见和监督检查室意见以系统留痕为准。" },
    write: nominationForm,
    writtenOn: () => undefined,
  },
  request: {
    title: "请示",
    texts: {
      opening: "经研究，拟将{单位}{职务}{姓名}同志纳入提级监督。现将有关情况请示如下：",
      openingBody:
        "经研究，拟将{单位}的{对象}纳入提级监督，主要负责人为{职务}{姓名}。现将有关情况请示如下：",
      closing: "妥否，请批示。",
    },
    write: requestPaper,
    writtenOn: ({ request }) => request?.sentOn,
  },
  notice: {
    title: "提级监督告知书",
    texts: {
      opening:
        "根据有关规定，经{纪委}研究，并经{党委}同意（{同意形式}，{同意文号}，{同意日期}），自{生效日期}起对你实行提级监督，由{区}纪委监委直接监督。",
      openingBody:
        "根据有关规定，经{纪委}研究，并经{党委}同意（{同意形式}，{同意文号}，{同意日期}），自{生效日期}起对{对象}实行提级监督，由{区}纪委监委直接监督。",
      duties: "请如实提供情况，配合监督检查，按规定报告个人有关事项，并按要求述责述廉。",
      closing: "特此告知。",
    },
    write: noticePaper,
    writtenOn: ({ effectiveOn }) => effectiveOn,
  },
  removal: {
    title: "退出提级监督告知书",
    texts: {
      opening:
        "经{纪委}研究，并报{党委}（{文号}），自{退出日期}起不再对你实行提级监督，退出原因：{退出原因}。",
      openingBody:
        "经{纪委}研究，并报{党委}（{文号}），自{退出日期}起不再对{对象}实行提级监督，退出原因：{退出原因}。",
      afterBody:
        "退出后，{对象}及其成员按照干部管理权限接受监督；提级监督期间形成的廉政档案予以封存，提级监督期间有关问题的线索仍由{区}纪委监委处置。",
      after:
        "退出后，你按照干部管理权限接受监督；提级监督期间形成的廉政档案予以封存，提级监督期间有关问题的线索仍由{区}纪委监委处置。",
      closing: "特此告知。",
    },
    write: removalPaper,
    writtenOn: ({ removal }) => removal?.on,
  },
} as const satisfies Readonly<Record<string, Paper<Enrollment>>>;

/** 提名表 (A-02, A-34): the nomination as a form; it is a draft, so it bears the day it was printed. */
function nominationForm(state: Enrollment, of: Writing, say: Say): OfficialDocument | undefined {
  const { nomination, candidate, scoreSheet, room } = state;
  if (nomination === undefined) return undefined;
  const listed = (texts: readonly string[]) => texts.join("、");
  const pair = (label: string, value: string) => ({ label, value });
  return {
    ...common(of),
    classification: "内部",
    issuers: [roomOf(of, room)],
    title: "提级监督对象提名表",
    body: [
      {
        level: "form",
        rows: [
          ...(candidate.body === undefined
            ? [[pair("姓名", candidate.personName), pair("职务", candidate.post)]]
            : [
                [pair("对象名称", candidate.body.name)],
                [pair("主要负责人", `${candidate.personName}（${candidate.post}）`)],
                [pair("其他成员", membersText(candidate.body.members))],
              ]),
          [
            pair("单位", candidate.unitName),
            pair("对象类别", objectClasses[nomination.objectClass]),
          ],
          [pair("纳入标准", listed(nomination.criteria.map((one) => criteria[one])))],
          [pair("廉政风险", nomination.riskGrounds)],
          [pair("权力事项", listed(nomination.powers))],
          [pair("监督内容", listed(nomination.contents.map((one) => contentAreas[one])))],
          [pair("有关事项范围", listed(nomination.scopeOfMatters))],
          [pair("依据文件", nomination.basis.map(basisText).join("；"))],
          [
            pair(
              "评分",
              scoreSheet.items.map(({ item, score }) => `${item} ${score} 分`).join("；"),
            ),
          ],
          [pair("综合研判", scoreSheet.judgment)],
        ],
      },
      plain(say("closing")),
    ],
    signed: "unsealed",
    date: of.today,
    printedOn: of.today,
  };
}

/** 请示 (A-10): what the party committee is asked to agree to, after the commission's study. */
function requestPaper(state: Enrollment, of: Writing, say: Say): OfficialDocument | undefined {
  const { request, nomination, candidate, studies } = state;
  const study = studies.findLast(({ result }) => result === "passed");
  if (request === undefined || nomination === undefined || study === undefined) return undefined;
  const { personName, unitName, post, body } = candidate;
  const whom = body === undefined ? `${personName}同志` : body.name;
  return {
    ...common(of),
    ...(request.classification === "公开" ? {} : { classification: request.classification }),
    issuers: [commissionOf(of)],
    number: request.documentNumber,
    signer: of.secretary,
    title: `关于将${whom}纳入提级监督的请示`,
    addressee: `中共${of.district}委员会`,
    body: [
      plain(
        say(body === undefined ? "opening" : "openingBody", [
          ["单位", unitName],
          ["职务", post],
          ["姓名", personName],
          ["对象", whom],
        ]),
      ),
      heading("一、纳入理由"),
      plain(`${nomination.criteria.map((one) => criteria[one]).join("；")}。`),
      plain(nomination.riskGrounds),
      heading("二、监督内容和范围"),
      ...nomination.contents.map((one, at) => subheading(at + 1, contentAreas[one])),
      plain(`有关事项范围：${nomination.scopeOfMatters.join("、")}。`),
      heading("三、研究情况"),
      plain(
        `${dateText(study.heldOn)}会议研究（${study.minutesNumber}），应到${study.entitled}人，实到${study.present}人，同意${study.yes}票，不同意${study.no}票，弃权${study.abstain}票，研究通过。`,
      ),
      plain(say("closing")),
    ],
    signed: "sealed",
    date: request.sentOn,
    printedOn: request.sentOn,
  };
}

/** 告知书 (D-ENR-7): what the person and their unit are told once the committee has agreed. */
function noticePaper(state: Enrollment, of: Writing, say: Say): OfficialDocument | undefined {
  const { consent, effectiveOn, nomination, candidate } = state;
  if (consent === undefined || effectiveOn === undefined || nomination === undefined)
    return undefined;
  return {
    ...toPerson(of, candidate, effectiveOn),
    title: "提级监督告知书",
    body: [
      plain(
        say(candidate.body === undefined ? "opening" : "openingBody", [
          ["对象", objectNameOf(candidate)],
          ["纪委", commissionOf(of)],
          ["党委", `中共${of.district}委员会`],
          ["同意形式", consentForms[consent.form]],
          ["同意文号", consent.documentNumber],
          ["同意日期", dateText(consent.consentedOn)],
          ["生效日期", dateText(effectiveOn)],
          ["区", of.district],
        ]),
      ),
      heading("一、监督内容"),
      ...nomination.contents.map((one, at) => subheading(at + 1, contentAreas[one])),
      heading("二、有关事项范围"),
      plain(`${nomination.scopeOfMatters.join("、")}。`),
      heading("三、有关要求"),
      plain(say("duties")),
      plain(say("closing")),
    ],
  };
}

/** 退出告知 (process sheet §4.1): what the person is told when they are under it no more. */
function removalPaper(state: Enrollment, of: Writing, say: Say): OfficialDocument | undefined {
  const { removal, candidate } = state;
  if (removal === undefined) return undefined;
  return {
    ...toPerson(of, candidate, removal.on),
    title: "退出提级监督告知书",
    body: [
      plain(
        say(candidate.body === undefined ? "opening" : "openingBody", [
          ["对象", objectNameOf(candidate)],
          ["纪委", commissionOf(of)],
          ["党委", `中共${of.district}委员会`],
          ["文号", removal.documentNumber],
          ["退出日期", dateText(removal.on)],
          ["退出原因", removalReasons[removal.reason]],
        ]),
      ),
      plain(
        say(candidate.body === undefined ? "after" : "afterBody", [
          ["区", of.district],
          ["对象", objectNameOf(candidate)],
        ]),
      ),
      plain(say("closing")),
    ],
  };
}

/** What the commission tells the person or the body themselves, sealed, on a day. */
function toPerson(of: Writing, { unitName, personName, body }: Enrollment["candidate"], day: Day) {
  return {
    ...common(of),
    issuers: [commissionOf(of)],
    addressee: body === undefined ? `${unitName}${personName}同志` : body.name,
    signed: "sealed",
    date: day,
    printedOn: day,
  } as const;
}

function basisText({
  title,
  issuer,
  number,
}: {
  title: string;
  issuer: string;
  number?: string | undefined;
}) {
  return `《${title}》（${issuer}${number === undefined || number === "" ? "" : `，${number}`}）`;
}
