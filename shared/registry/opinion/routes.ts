import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { textsOn } from "#kernel/document/district-texts.ts";
import { docxType, fileAnswer, type OfficialDocument } from "#kernel/document/documents.ts";
import { type Say, sayingOf } from "#kernel/document/saying.ts";
import { readPage } from "#kernel/permission/narrowed.ts";
import { type Reader, readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { Code } from "#kernel/text/text.ts";
import { commandRoutes } from "#process/command-routes.ts";
import { opinion } from "#process/opinion/process.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { pageViewOf } from "#process/page-view.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { doubleSignatureForm } from "./double-signature.ts";
import { Followed, FollowedPage, followedLines, followedOf } from "./followed.ts";
import { replyDocument, replyTexts } from "./reply.ts";
import { unaskedRoute } from "./unasked-route.ts";

const tag = "党风廉政意见";
const right = "opinion.follow";

/** Which requests: those in one state, and where that state was entered first, those first. */
const FollowQuery = z.extend(PageQuery, {
  status: z.optional(Code),
  order: z.optional(z.enum(["oldest"])),
});

/** How far requests have got and what was answered, without anything that the answers rest on. */
const following: Route[] = [
  route({
    method: "get",
    path: "/opinion-requests",
    tag,
    summary: "意见征求进度",
    right,
    query: FollowQuery,
    answer: pageOf(Followed),
    handle: async (call) => {
      const { limit, cursor, status, order } = call.query;
      const page = await readPage(
        call,
        { kind: "opinion", right, by: status === undefined ? {} : { statuses: [status] } },
        {
          limit,
          ...(order === undefined ? { newestFirst: "yes" } : {}),
          ...(cursor === undefined ? {} : { cursor }),
        },
      );
      return { ...page, items: page.items.map(followedOf) };
    },
  }),
  route({
    method: "get",
    path: "/opinion-requests/{id}",
    tag,
    summary: "查看一件征求意见的进度和答复",
    right,
    answer: FollowedPage,
    handle: async (call) => {
      const item = await readFollowed(call, call.params);
      if (isRefusal(item)) return item;
      const { kind, version, updatedAt } = item;
      const { about, offers, questions } = await pageViewOf(
        { ...call, routes: opinionRoutes },
        item,
        "/opinions",
      );
      return {
        ...followedOf(item),
        ...{ kind, version, updatedAt, about, offers },
        facts: followedLines(item.state),
        // Whom else it waits for inside the office is nothing that follows from the letter.
        questions: questions.filter(({ mine }) => mine),
      };
    },
  }),
  letterRoute("document.docx", "答复函、更正函正式文本（GB/T 9704）", replyDocument),
  letterRoute(
    "double-signature.docx",
    "“双签字”表（向上级推荐的）",
    doubleSignatureForm,
    "本件不是向上级推荐的，没有“双签字”表",
  ),
];

type Paper = (
  state: Opinion,
  n: number,
  of: { district: string; say?: Say },
) => OfficialDocument | undefined;

/** A paper of one letter of a request, as a file; `absent` says why a signed one may have none. */
function letterRoute(file: string, summary: string, paperOf: Paper, absent?: string): Route {
  return route({
    method: "get",
    path: `/opinion-requests/{id}/letters/{n}/${file}`,
    tag,
    summary,
    right,
    produces: docxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller, params } = call;
      const item = await readFollowed(call, params);
      if (isRefusal(item)) return item;
      const { rules } = await readDistrict(world, caller.district);
      const { name: district, papers } = rules.config;
      // A letter that has gone out reads the same for ever.
      const signedOn = item.state.replies[Number(params.n) - 1]?.on;
      const own = (await textsOn(world, caller.district, signedOn)) ?? papers;
      const say = sayingOf(replyTexts, own?.["opinion.reply"]);
      const paper = paperOf(item.state, Number(params.n), { district, say });
      return paper === undefined
        ? refuse("opinion.unsigned", signedOn === undefined ? undefined : absent)
        : fileAnswer(await world.documents.docx(paper), docxType, `${paper.title}.docx`);
    },
  });
}

/** Everything people do with opinions beside answering their questions. */
export const opinionRoutes: Route[] = [
  unaskedRoute,
  ...recordRoutes({
    kind: "opinion",
    path: "/opinions",
    tag,
    title: "党风廉政意见",
    action: "opinion.read",
  }),
  ...commandRoutes(opinion, { path: "/opinions", tag }),
  ...following,
];

function readFollowed(reader: Reader, { id = "" }: Readonly<Record<string, string>>) {
  return readRecord<Opinion>(reader, { kind: "opinion", id, right });
}
