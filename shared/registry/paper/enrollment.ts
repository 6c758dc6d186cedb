import type { Day } from "#kernel/deadline/day.ts";
import { dateText, type OfficialDocument, type TextPart } from "#kernel/document/documents.ts";
import { subheading } from "#kernel/document/parts.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { consentForms, contentAreas, criteria, objectClasses } from "#process/enrollment/terms.ts";

/** What a paper is written with beside its record. */
export type Writing = {
  /** Name of the district. */
  district: string;
  /** Name of the secretary, who signs what goes upwards. */
  secretary: string;
  today: Day;
};

type Paper = {
  /** 中文, its file's name as well. */
  title: string;
  /** Undefined while the enrollment has not come to it. */
  write: (state: Enrollment, of: Writing) => OfficialDocument | undefined;
};

const heading = (text: string): TextPart => ({ level: "heading", text });
const plain = (text: string): TextPart => ({ level: "text", text });

/** The official papers of an enrollment: nomination form, request to the party committee, notice. */
export const enrollmentPapers = {
  nomination: { title: "提级监督对象提名表", write: nominationForm },
  request: { title: "请示", write: requestPaper },
  notice: { title: "提级监督告知书", write: noticePaper },
} as const satisfies Readonly<Record<string, Paper>>;

/** 提名表 (A-02, A-34): the nomination as a form; it is a draft, so it bears the day it was printed. */
function nominationForm(state: Enrollment, of: Writing): OfficialDocument | undefined {
  const { nomination, candidate, scoreSheet, room } = state;
  if (nomination === undefined) return undefined;
  const listed = (texts: readonly string[]) => texts.join("、");
  const pair = (label: string, value: string) => ({ label, value });
  return {
    ...common(of),
    classification: "内部",
    issuers: [`${of.district}纪委监委第${room}监督检查室`],
    title: "提级监督对象提名表",
    body: [
      {
        level: "form",
        rows: [
          [pair("姓名", candidate.personName), pair("职务", candidate.post)],
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
      plain("提名人意见和监督检查室意见以系统留痕为准。"),
    ],
    signed: "unsealed",
    date: of.today,
    printedOn: of.today,
  };
}

/** 请示 (A-10): what the party committee is asked to agree to, after the commission's study. */
function requestPaper(state: Enrollment, of: Writing): OfficialDocument | undefined {
  const { request, nomination, candidate, studies } = state;
  const study = studies.findLast(({ result }) => result === "passed");
  if (request === undefined || nomination === undefined || study === undefined) return undefined;
  const { personName, unitName, post } = candidate;
  return {
    ...common(of),
    ...(request.classification === "公开" ? {} : { classification: request.classification }),
    issuers: [commissionOf(of)],
    number: request.documentNumber,
    signer: of.secretary,
    title: `关于将${personName}同志纳入提级监督的请示`,
    addressee: `中共${of.district}委员会`,
    body: [
      plain(`经研究，拟将${unitName}${post}${personName}同志纳入提级监督。现将有关情况请示如下：`),
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
      plain("妥否，请批示。"),
    ],
    signed: "sealed",
    date: request.sentOn,
    printedOn: request.sentOn,
  };
}

/** 告知书 (D-ENR-7): what the person and their unit are told once the committee has agreed. */
function noticePaper(state: Enrollment, of: Writing): OfficialDocument | undefined {
  const { consent, effectiveOn, nomination, candidate } = state;
  if (consent === undefined || effectiveOn === undefined || nomination === undefined)
    return undefined;
  return {
    ...common(of),
    issuers: [commissionOf(of)],
    title: "提级监督告知书",
    addressee: `${candidate.unitName}${candidate.personName}同志`,
    body: [
      plain(
        `根据有关规定，经${commissionOf(of)}研究，并经中共${of.district}委员会同意（${consentForms[consent.form]}，${consent.documentNumber}，${dateText(consent.consentedOn)}），自${dateText(effectiveOn)}起对你实行提级监督，由${of.district}纪委监委直接监督。`,
      ),
      heading("一、监督内容"),
      ...nomination.contents.map((one, at) => subheading(at + 1, contentAreas[one])),
      heading("二、有关事项范围"),
      plain(`${nomination.scopeOfMatters.join("、")}。`),
      heading("三、有关要求"),
      plain("请如实提供情况，配合监督检查，按规定报告个人有关事项，并按要求述责述廉。"),
      plain("特此告知。"),
    ],
    signed: "sealed",
    date: effectiveOn,
    printedOn: effectiveOn,
  };
}

function common({ district }: Writing) {
  return { copies: [], printedBy: `${district}纪委监委办公室` } as const;
}

function commissionOf({ district }: Writing): string {
  return `中共${district}纪律检查委员会`;
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
