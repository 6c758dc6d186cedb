import { lazy, Suspense } from "react";
import type { FormField } from "./types.ts";

/** Loaded with the first answer that carries files. */
const Material = lazy(() =>
  import("../form/input/material.tsx").then((part) => ({ default: part.Material })),
);

type Given = {
  fields: readonly FormField[];
  value: Readonly<Record<string, string>>;
  change: (value: Readonly<Record<string, string>>) => void;
  problems: readonly { path: string; message: string }[];
};

/** The fields of an answer's form, the same as on the link page. */
export function AnswerFields({ fields, value, change, problems }: Given) {
  return (
    <>
      {fields.map((field) => {
        const { name, label, hint, required } = field;
        const problem = problems.find(({ path }) => path === `form.${name}`)?.message;
        return (
          <div className="form-field" key={name}>
            <label htmlFor={`answer-${name}`}>
              {label}
              {required ? "" : "（可不填）"}
            </label>
            {hint === undefined ? null : <p className="hint">{hint}</p>}
            <FieldInput
              field={field}
              value={value[name] ?? ""}
              change={(typed) => change({ ...value, [name]: typed })}
            />
            {problem === undefined ? null : <p className="wrong">{problem}</p>}
          </div>
        );
      })}
    </>
  );
}

function FieldInput({
  field: { name, input, options = [], longest },
  value,
  change,
}: {
  field: FormField;
  value: string;
  change: (typed: string) => void;
}) {
  const id = `answer-${name}`;
  if (input === "select")
    return (
      <select
        id={id}
        className="native"
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">请选择</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (input === "files")
    return (
      <Suspense fallback={<p className="loading">正在读取…</p>}>
        <Material
          id={id}
          value={value === "" ? [] : value.split(",")}
          change={(files) => change(files.join(","))}
        />
      </Suspense>
    );
  if (input === "checks") return <Checks id={id} options={options} value={value} change={change} />;
  if (input === "lines")
    return (
      <textarea
        id={id}
        rows={6}
        maxLength={longest}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    );
  return (
    <input
      id={id}
      type={input === "number" ? "text" : input}
      {...(input === "number" ? { inputMode: "numeric" as const } : {})}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** Boxes to tick; the answer carries the values of those that are, with commas between them. */
function Checks({
  id,
  options,
  value,
  change,
}: {
  id: string;
  options: NonNullable<FormField["options"]>;
  value: string;
  change: (typed: string) => void;
}) {
  const ticked = value === "" ? [] : value.split(",");
  return (
    <div className="checks">
      {options.map((option, at) => (
        <label key={option.value} className="check">
          <input
            id={at === 0 ? id : `${id}-${at}`}
            type="checkbox"
            checked={ticked.includes(option.value)}
            onChange={({ target }) =>
              change(
                options
                  .map((one) => one.value)
                  .filter((one) => (one === option.value ? target.checked : ticked.includes(one)))
                  .join(","),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** What was typed, without what was left empty. */
export function sentForm(
  fields: readonly FormField[],
  value: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const typed = value[name] ?? "";
      return typed === "" ? [] : [[name, typed]];
    }),
  );
}
