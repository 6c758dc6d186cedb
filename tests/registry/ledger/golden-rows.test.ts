import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { debriefingColumns, debriefingRow } from "#registry/ledger/duties/debriefing-row.ts";
import { educationColumns, educationRows } from "#registry/ledger/duties/education.ts";
import { mattersColumns, mattersRow } from "#registry/ledger/duties/matters.ts";
import { opinionColumns, opinionRows } from "#registry/ledger/duties/opinion.ts";
import { rules } from "#tests/kit/play.ts";
import {
  assessed,
  by,
  counts,
  course as debriefingCourse,
  stateOf as debriefingOf,
} from "#tests/process/debriefing/cast.ts";
import {
  invite,
  stateOf as learningOf,
  learningStory,
  newRecord,
  open as openLearning,
  says as saysLearning,
  tell as tellLearning,
  told,
} from "#tests/process/education/cast.ts";
import { course, judged, says, story } from "#tests/process/matters/cast.ts";
import { course as opinionCourse, stateOf as opinionOf } from "#tests/process/opinion/cast.ts";
import { life, lifeCast } from "#tests/process/opinion/life.ts";

const titlesOf = (columns: readonly (readonly [string, ...unknown[]])[]) =>
  columns.map(([title]) => title);
/** A row by its titles, without the cells that are empty. */
const filled = (columns: readonly string[], row: readonly string[] | undefined) =>
  Object.fromEntries(
    columns.map((title, place) => [title, row?.[place]]).filter(([, value]) => value !== ""),
  );

/** Every cell of a small life, so that a value in the wrong column, or a wrong value, is seen. */
describe("golden rows of the ledgers of duties (ledgers sheet §5.3)", () => {
  it("L5 述责述廉台账: assessed by hand, talked to (A-18)", () => {
    const moves = [...assessed(counts(10, 20, 20, 10)), by("wu", "talked", "TALK")];
    const row = debriefingRow(debriefingOf(debriefingCourse(moves)), "2027-01-29");
    expect(filled(titlesOf(debriefingColumns), row)).toEqual({
      年度: "2026",
      姓名: "赵示例",
      单位职务: "望海街道城建科（示例） 科长",
      对象类别: "基层科所站队主要负责人",
      述的层级: "区纪委监委",
      形式: "现场",
      征求意见数: "1",
      报告提交日: "2026-10-15",
      审核次数: "1",
      述责述廉日: "2026-10-17",
      参评人数: "60",
      有效票: "60",
      好: "10",
      较好: "20",
      一般: "20",
      差: "10",
      得分: "70.83",
      满意率: "50.00%",
      提问数: "1",
      整改期限: "2027-01-29",
      谈话情况: "2026-10-19 谈话提醒",
      结果运用: "低于提醒线",
      备注: "待反馈",
    });
  });

  it("L8 意见回复台账: one barred, one deferred and answered again, one corrected (A-17, SC-07)", () => {
    const rows = opinionRows(opinionOf(opinionCourse(life, lifeCast)), {
      nameOf: (id) => `${id}示例`,
      rules,
      today: "2026-12-02",
    });
    const common = {
      编号: "LZ-2026-0001",
      用途: "选拔任用",
      来函单位: "示例区委组织部",
      来函文号: "示组函〔2026〕31号",
      来函日期: "2026-10-09",
      收件登记日: "2026-10-09",
      应复日: "2026-10-19",
      是否按期: "按期",
      单位职务: "望海街道城建科（示例） 科长",
      "拟任职务（拟表彰项目）": "望海街道办事处副主任（示例）",
      签发人: "secretary示例",
      办理状态: "已答复",
    };
    expect(rows.map((row) => filled(opinionColumns, row))).toEqual([
      {
        ...common,
        姓名: "甲示例",
        回复意见: "不宜提拔任用",
        复函文号: "示纪函〔2026〕1号",
        复函日期: "2026-10-09",
        送达日期: "2026-10-09",
        有效期至: "2027-04-09",
        答复次数: "1",
      },
      {
        ...common,
        姓名: "孙示例",
        回复意见: "暂未发现影响提拔任用的问题",
        复函文号: "示纪函〔2026〕2号",
        复函日期: "2026-11-06",
        送达日期: "2026-11-06",
        有效期至: "2027-05-06",
        答复次数: "2",
      },
      {
        ...common,
        姓名: "何示例",
        回复意见: "暂未发现影响提拔任用的问题",
        复函文号: "示纪函〔2026〕4号",
        复函日期: "2026-12-01",
        送达日期: "2026-12-01",
        有效期至: "2027-06-01",
        答复次数: "3",
      },
    ]);
  });

  it("L9 个人事项台账: handed in, drawn by lot, found to lack a house, handled (A-19)", () => {
    const report = judged("OMITTED");
    report.on("2026-03-12", says("director", "handle"));
    const handled = {
      编号: "BG-P70C3G",
      姓名: "赵示例",
      单位: "示例站",
      职务: "站长",
      报告类型: "年度报告",
      年度: "2025",
      依据: "参照执行",
      // A Saturday: the last day of January is never put off.
      应报日: "2026-01-31",
      提交日: "2026-01-20",
      提交方式: "本人填报",
      是否按期: "按期",
      迟报天数: "0",
      退回后提交次数: "0",
      状态: "已处理",
      抽查方式: "随机抽查",
      抽查结论: "漏报",
      涉及事项: "本人、配偶、共同生活的子女的房产（含车位、车库、储藏间）",
      结论日: "2026-03-10",
      处理方式: "批评教育",
    };
    expect(filled(mattersColumns, mattersRow("mat_1", report.state()))).toEqual(handled);
  });

  it("L9: late with a reason, sent back, concealed, and what became a clue is said by its number (D-PMR-4)", () => {
    const { game, on, state } = course();
    for (const move of story("CONCEALED"))
      on(addDays(game.day, move.wait ?? 0), { ...move, wait: 0 });
    expect(filled(mattersColumns, mattersRow("mat_1", state()))).toMatchObject({
      // Sent back on 02-13: ten working days, over Spring Festival.
      应报日: "2026-03-05",
      提交日: "2026-02-13",
      是否按期: "迟报（特殊原因）",
      迟报天数: "13",
      特殊原因说明: "书面说明（示例）",
      退回后提交次数: "1",
      抽查结论: "瞒报",
      问题线索: shortNumber("clu_1"),
    });
  });

  it("L10 教育台账: a talk, sessions attended, made up, left and missed, a reminder that was read (A-39)", () => {
    const record = newRecord();
    told(record, learningStory);
    const who = { 姓名: "赵示例", 单位: "示例站" };
    const session = {
      ...who,
      教育类型: "警示教育",
      主题: "警示教育大会（示例）",
      地点: "区委党校",
    };
    const rows = educationRows(learningOf(record), 2026);
    expect(rows.map((row) => filled(educationColumns, row))).toEqual([
      { ...who, 教育类型: "廉政谈话（新纳入）", 日期: "2026-03-02", 备注: "已谈话（示例）" },
      {
        ...session,
        日期: "2026-03-25",
        出勤: "签到",
        签到方式: "现场纸质签到",
        测试成绩: "90",
      },
      {
        ...session,
        日期: "2026-04-10",
        出勤: "已补课",
        补课日期: "2026-04-21",
        备注: "自学并提交心得（示例）",
      },
      { ...session, 日期: "2026-06-10", 出勤: "请假", 备注: "意见（示例）" },
      { ...session, 日期: "2026-08-10", 出勤: "缺席" },
      { ...who, 教育类型: "提醒谈话（两次缺席）", 日期: "2026-08-19", 备注: "已谈话（示例）" },
      {
        ...who,
        教育类型: "节前提醒",
        主题: "国庆节",
        日期: "2026-10-01",
        出勤: "已阅知",
        备注: "2026-08-19",
      },
      { ...session, 日期: "2026-12-10", 出勤: "已取消" },
    ]);
  });

  it("L10: what they have taken from it, and why they were on leave, beside how it was made up (§4.11)", () => {
    const record = newRecord();
    const reflection = "对照检查三项（示例）";
    told(record, [
      openLearning("2026-03-02"),
      invite("2026-03-20"),
      tellLearning({
        type: "register",
        session: "edu_1",
        standing: "LEAVE",
        note: "住院（示例）",
      } as const),
      tellLearning({ type: "settle", session: "edu_1" } as const, 20),
      {
        ...saysLearning("director", "done", "MAKE_UP"),
        form: { on: "2026-03-22", note: "自学（示例）", reflection },
      },
      invite("2026-04-10", "edu_2"),
      tellLearning(
        { type: "register", session: "edu_2", standing: "PRESENT", reflection } as const,
        20,
      ),
    ]);
    const rows = educationRows(learningOf(record), 2026).map((row) =>
      filled(educationColumns, row),
    );
    expect(rows).toMatchObject([
      { 出勤: "已补课", 心得: reflection, 备注: "请假：住院（示例）；补课：自学（示例）" },
      { 出勤: "签到", 心得: reflection },
    ]);
  });
});
