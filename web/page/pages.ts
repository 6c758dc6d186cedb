import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { ledgers } from "../catalog/read.ts";

/** A page of its own beside the lists: its address, its words, the part of the menu, its rights. */
export type OwnPage = {
  path: string;
  title: string;
  group: string;
  /** Any of these opens it. */
  rights: readonly string[];
  page: LazyExoticComponent<ComponentType>;
};

/** The part of pages that stand beside the parts of the menu. */
export const unlisted = "";

/** Pages that no kind of matters brings. */
export const ownPages: readonly OwnPage[] = [
  {
    path: "/notices",
    title: "通知",
    group: unlisted,
    rights: ["notice.read"],
    page: lazy(() => import("./notices/notices-page.tsx")),
  },
  {
    path: "/overview",
    title: "办公概览",
    group: "概况",
    rights: ["district.read"],
    page: lazy(() => import("./overview/overview-page.tsx")),
  },
  {
    path: "/deadlines",
    title: "期限日历",
    group: "概况",
    rights: ["district.read"],
    page: lazy(() => import("./deadlines/deadlines-page.tsx")),
  },
  {
    path: "/statistics",
    title: "统计",
    group: "概况",
    rights: ["report.read"],
    page: lazy(() => import("./statistics/statistics-page.tsx")),
  },
  {
    path: "/ledgers",
    title: "台账",
    group: "概况",
    rights: ledgers.map(({ right }) => right),
    page: lazy(() => import("./ledgers/ledgers-page.tsx")),
  },
  {
    path: "/petition-desk",
    title: "信访工作台",
    group: "线索信访",
    rights: ["petition.read"],
    page: lazy(() => import("./petitions/petitions-page.tsx")),
  },
  {
    path: "/opinion-desk",
    title: "征求意见办理",
    group: "教育监督",
    rights: ["opinion.follow"],
    page: lazy(() => import("./opinions/opinions-page.tsx")),
  },
  {
    path: "/coverage",
    title: "季度检查覆盖率",
    group: "提级监督",
    rights: ["visit.read"],
    page: lazy(() => import("./coverage/coverage-page.tsx")),
  },
  {
    path: "/screening",
    title: "筛选研判",
    group: "提级监督",
    rights: ["library.screen"],
    page: lazy(() => import("./screening/screening-page.tsx")),
  },
  {
    path: "/settings/officers",
    title: "人员名录",
    group: "管理",
    rights: ["district.read"],
    page: lazy(() => import("./settings/officers-page.tsx")),
  },
  {
    path: "/settings/calendars",
    title: "节假日安排",
    group: "管理",
    rights: ["district.read"],
    page: lazy(() => import("./settings/calendars-page.tsx")),
  },
  {
    path: "/settings/audit",
    title: "审计",
    group: "管理",
    rights: ["district.audit"],
    page: lazy(() => import("./audit/audit-page.tsx")),
  },
  {
    path: "/settings/config",
    title: "区级配置",
    group: "管理",
    rights: ["district.configure"],
    page: lazy(() => import("./settings/config-page.tsx")),
  },
];
