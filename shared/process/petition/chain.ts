import { byEvent, declareChain } from "#kernel/conduct/chain.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import {
  acceptForm,
  archiveForm,
  duplicateForm,
  feedbackForm,
  identityForm,
  objectionForm,
  purgeForm,
  reasonForm,
  reportedForm,
  requestForm,
  resultForm,
  sendForm,
  toldForm,
  transferForm,
} from "./forms.ts";
import { petitionStatuses } from "./terms.ts";

const office = "PETITION_OFFICE";

/** The course of a petition (process sheet §4.6, 检举控告规则). */
export const chain = declareChain({
  kind: "petition",
  title: "信访举报",
  statuses: petitionStatuses,
  moves: {
    "petition.received": "RECEIVED",
    "petition.purged": "OUT_OF_LEVEL",
  },
  ways: {
    RECEIVED: { named: "IDENTITY_CHECK", anonymous: "CLASSIFYING", upward: "UPWARD" },
    IDENTITY_CHECK: { checked: "CLASSIFYING" },
    CLASSIFYING: {
      accepted: "ACCEPTED",
      resolving: "RESOLVING",
      upward: "UPWARD",
      foreign: "TRANSFER",
      duplicate: "DUPLICATE",
      refused: "NOT_ACCEPTED",
    },
    ACCEPTED: { "handed-over": "TO_HANDLER" },
    TO_HANDLER: { taken: "IN_CLUE", "return-asked": "RETURN_APPROVAL" },
    RETURN_APPROVAL: { approve: "CLASSIFYING", reject: "TO_HANDLER" },
    IN_CLUE: { named: "COMPLETED", anonymous: "ARCHIVING" },
    RESOLVING: { named: "COMPLETED", anonymous: "ARCHIVING" },
    COMPLETED: {
      reached: "FED_BACK",
      unreached: "COMPLETED",
      given_up: "FED_BACK",
      objected: "OBJECTION",
    },
    FED_BACK: { archived: "ARCHIVED", objected: "OBJECTION" },
    OBJECTION: { explained: "FED_BACK", recheck: "TO_HANDLER" },
    ARCHIVING: { archived: "ARCHIVED" },
    UPWARD: { sent: "PURGE_APPROVAL" },
    PURGE_APPROVAL: { approve: byEvent, return: "UPWARD" },
    TRANSFER: { sent: "TRANSFERRED" },
  },
  stages: {
    RECEIVED: work("登记信访件", office, "D-PET-REGISTER"),
    IDENTITY_CHECK: asks("核实举报人身份", office, "D-PET-IDENTITY", {
      confirmed: {
        label: "属实，按实名办理",
        outcome: "checked",
        opinion: "optional",
        form: identityForm,
      },
      unconfirmed: {
        label: "无法核实，按匿名办理",
        outcome: "checked",
        opinion: "required",
        form: identityForm,
      },
    }),
    CLASSIFYING: asks("信访件分类", office, "D-PET-4", {
      accept: { label: "本级受理", outcome: "accepted", opinion: "optional", form: acceptForm },
      resolve: {
        label: "求决、申诉、建议类，本级受理",
        outcome: "resolving",
        opinion: "optional",
        form: requestForm,
      },
      upward: {
        label: "上级管理对象或者反映本机关主要负责人，报上级",
        outcome: "upward",
        opinion: "optional",
      },
      foreign: { label: "下级或者其他机关管辖，转送", outcome: "foreign", opinion: "required" },
      duplicate: {
        label: "重复件",
        outcome: "duplicate",
        opinion: "optional",
        form: duplicateForm,
      },
      refuse: { label: "不予受理", outcome: "refused", opinion: "required" },
    }),
    ACCEPTED: work("转承办部门", office, "D-PET-5"),
    TO_HANDLER: asks(
      "签收信访件",
      "ROOM_DIRECTOR",
      "D-PET-SIGN",
      {
        take: { label: "签收，按问题线索办理", outcome: "taken", opinion: "optional" },
        "ask-return": {
          label: "内容空泛或者不属本室，申请退件",
          outcome: "return-asked",
          opinion: "required",
        },
      },
      { declares: "no-ties" },
    ),
    RETURN_APPROVAL: approval("承办室退件审批", "DEPUTY_SECRETARY", "D-PET-RETURN", {
      approve: "同意退件",
      reject: "不同意，仍由该室承办",
    }),
    IN_CLUE: work("信访件办理", office, "D-PET-6"),
    RESOLVING: work("办理求决、申诉、建议类事项", office, "D-PET-9"),
    COMPLETED: asks("向实名举报人反馈结果", office, "D-PET-2", {
      told: { label: "已反馈", outcome: "reached", opinion: "optional", form: feedbackForm },
      missed: {
        label: "联系不上或者拒绝听取（三次后可结束）",
        outcome: "unreached",
        opinion: "required",
        form: feedbackForm,
      },
      "give-up": { label: "三次联系未果，结束反馈", outcome: "given_up", opinion: "required" },
    }),
    FED_BACK: asks("信访件归档", office, "D-PET-ARCHIVE", {
      archive: { label: "归档", outcome: "archived", opinion: "optional", form: archiveForm },
    }),
    OBJECTION: asks("办理对结果的异议", office, "D-PET-OBJECTION", {
      explain: {
        label: "已解释说明",
        outcome: "explained",
        opinion: "optional",
        form: objectionForm,
      },
      recheck: { label: "有新证据，重新核查", outcome: "recheck", opinion: "required" },
    }),
    ARCHIVING: asks("信访件归档", office, "D-PET-ARCHIVE", {
      archive: { label: "归档", outcome: "archived", opinion: "optional", form: archiveForm },
    }),
    UPWARD: asks("报送上级", office, "D-PET-3", {
      send: { label: "纸质材料已报送", outcome: "sent", opinion: "optional", form: sendForm },
    }),
    PURGE_APPROVAL: asks("销毁本级留存内容（第二人）", "DEPUTY_SECRETARY", "D-PET-PURGE", {
      approve: {
        label: "同意销毁",
        outcome: "approve",
        opinion: "optional",
        form: purgeForm,
        asksBack: "once-more",
      },
      return: { label: "退回", outcome: "return", opinion: "required" },
    }),
    TRANSFER: asks("转送信访件", office, "D-CLU-3", {
      send: { label: "已转送", outcome: "sent", opinion: "optional", form: transferForm },
    }),
  },
  beside: {
    NOTICE: asks("告知实名举报人是否受理", office, "D-PET-1", {
      told: { label: "已告知", outcome: "told", opinion: "optional", form: toldForm },
    }),
    NOTICE_REQUEST: asks("书面告知信访人受理情况或者去向", office, "D-PET-8", {
      told: { label: "已告知", outcome: "told", opinion: "optional", form: toldForm },
    }),
    EXTENSION: asks("告知信访人延期理由（信访工作条例第34条）", office, "D-PET-EXTENSION", {
      told: { label: "已告知", outcome: "told", opinion: "optional", form: toldForm },
    }),
    REPORT_BACK: asks("收取下级机关报送的办理结果", office, "D-PET-REPORT", {
      reported: { label: "已报送", outcome: "reported", opinion: "optional", form: reportedForm },
    }),
    RESULT: asks("向信访室反馈办理结果（每季度）", "ROOM_DIRECTOR", "D-PET-7", {
      report: { label: "反馈", outcome: "reported", opinion: "optional", form: resultForm },
    }),
    URGENT: asks("打击报复举报，即时处理", "SECRETARY", "D-PET-URGENT", {
      handle: { label: "已部署处理", outcome: "handled", opinion: "required" },
    }),
    IDENTITY_OPENING: asks(
      "批准打开举报人身份信息（一小时）",
      "DEPUTY_SECRETARY",
      "D-PET-OPENING",
      {
        grant: { label: "同意", outcome: "granted", opinion: "optional" },
        refuse: { label: "不同意", outcome: "refused", opinion: "required" },
      },
    ),
    CLEARING: asks("为被诬告人澄清正名", "ROOM_DIRECTOR", "D-PET-CLEARING", {
      cleared: { label: "已澄清", outcome: "cleared", opinion: "required", form: toldForm },
    }),
    MESSAGE: asks("查阅举报人补充的内容", office, "D-PET-MESSAGE", {
      seen: { label: "已查阅", outcome: "seen", opinion: "optional" },
    }),
    EXPLAIN: asks("说明法定期限超期原因", office, "D-PET-EXPLAIN", {
      explain: { label: "提交说明", outcome: "explained", opinion: "optional", form: reasonForm },
    }),
  },
});
