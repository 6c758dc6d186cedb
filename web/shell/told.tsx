import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Message = { id: number; text: string };
type Tell = (text: string) => void;

const Telling = createContext<Tell>(() => {});

/** Says something in passing, aloud for screen readers too, e.g. 已提交. */
export function useTell(): Tell {
  return useContext(Telling);
}

/** Holds what was said in passing; each stays for six seconds. */
export function Told({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const tell = useCallback((text: string) => {
    const id = Math.random();
    setMessages((present) => [...present, { id, text }]);
    setTimeout(() => setMessages((present) => present.filter((each) => each.id !== id)), 6_000);
  }, []);
  return (
    <Telling.Provider value={tell}>
      {children}
      <div className="told" role="status" aria-live="polite">
        {messages.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </Telling.Provider>
  );
}
