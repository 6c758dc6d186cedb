/** A number that leads to what it counts; `says` is what a screen reader reads in its place. */
export function NumberButton({
  says,
  text,
  press,
}: {
  says: string;
  text: string;
  press: () => void;
}) {
  return (
    <button type="button" className="number" aria-label={says} onClick={press}>
      {text}
    </button>
  );
}
