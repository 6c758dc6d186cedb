import { lazy, Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { kinds } from "../catalog/read.ts";
import { ownPages } from "../page/pages.ts";
import { Foot } from "../part/foot.tsx";
import { Release } from "../part/release.tsx";
import { Account } from "./account.tsx";
import { useHashPath, useHashQuery } from "./address.ts";
import { Failure } from "./failure.tsx";
import { Idle } from "./idle.tsx";
import { type Me, useMe } from "./me.ts";
import { Navigation } from "./navigation.tsx";
import { Page } from "./page.tsx";
import { Search } from "./search.tsx";
import { Told } from "./told.tsx";

const InboxPage = lazy(() => import("../task/inbox-page.tsx"));
const AuditPage = lazy(() => import("../page/audit/audit-page.tsx"));
const ListPage = lazy(() => import("../list/list-page.tsx"));
const RecordPage = lazy(() => import("../record/record-page.tsx"));
const CreatePage = lazy(() => import("../form/create-page.tsx"));
const CommandPage = lazy(() => import("../form/command-page.tsx"));

/** The frame of every page: heading, menu, what the address asks for. */
export function Shell() {
  return (
    <Told>
      <Router hook={useHashPath} searchHook={useHashQuery}>
        <Frame />
      </Router>
    </Told>
  );
}

function Frame() {
  const me = useMe();
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={focusMain}>
        跳到正文
      </button>
      <header className="top">
        <p className="site">{me.data?.district.name ?? "提级监督"}</p>
        {me.data?.rights["task.answer"] === undefined ? null : <Search me={me.data} />}
        {me.data === undefined ? null : <Account me={me.data} />}
      </header>
      {me.data === undefined ? null : <Navigation me={me.data} />}
      <Idle />
      <Release />
      {me.data === undefined ? null : (
        <p className="printed" aria-hidden="true">
          {me.data.district.name} · {me.data.officer.name} 打印 · {me.data.today}
        </p>
      )}
      <main id="main" tabIndex={-1}>
        {me.error === null && me.data !== undefined ? (
          <Suspense fallback={<p className="loading">正在打开…</p>}>
            <Pages me={me.data} />
          </Suspense>
        ) : me.error === null ? (
          <p className="loading">正在打开…</p>
        ) : (
          <Failure error={me.error} retry={() => void me.refetch()} />
        )}
        <Foot />
      </main>
    </div>
  );
}

function Pages({ me }: { me: Me }) {
  return (
    <Switch>
      <Route path="/">
        {me.rights["task.answer"] === undefined ? <AuditPage /> : <InboxPage />}
      </Route>
      {ownPages.map(({ path, page: Own }) => (
        <Route key={path} path={path}>
          <Own />
        </Route>
      ))}
      {kinds.map(({ path }) => (
        <Route key={path} path={`/${path}`}>
          <ListPage key={path} path={path} />
        </Route>
      ))}
      {kinds.map(({ path }) => (
        <Route key={path} path={`/${path}/new/:operation`}>
          {({ operation }) => <CreatePage key={operation} path={path} operation={operation} />}
        </Route>
      ))}
      {kinds.map(({ path }) => (
        <Route key={path} path={`/${path}/:id`}>
          {({ id }) => <RecordPage key={id} path={path} id={id} />}
        </Route>
      ))}
      {kinds.map(({ path }) => (
        <Route key={path} path={`/${path}/:id/do/:operation`}>
          {({ id, operation }) => (
            <CommandPage key={operation} path={path} id={id} operation={operation} />
          )}
        </Route>
      ))}
      <Route>
        <Page title="没有这个页面">
          <p>
            没有找到，或者您没有查看的权限。<a href="#/">回到首页</a>
          </p>
        </Page>
      </Route>
    </Switch>
  );
}

function focusMain(): void {
  document.getElementById("main")?.focus();
}
