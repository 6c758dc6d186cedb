import type { Picture } from "#kernel/document/picture.ts";
import type { Drawn } from "../documents/papers.ts";

/** Draws pictures for papers; the library is loaded with the first of them. */
export async function drawPicture(picture: Picture): Promise<Drawn> {
  const { heightOf, pictureWidth, svgOf } = await import("./draw.ts");
  return { svg: svgOf(picture), width: pictureWidth, height: heightOf(picture), fallback };
}

/**
 * What programs show that know no SVG (Word before 2016): one bitmap for all pictures, which says that
 * the numbers stand in the table below. 600 by 240 pixels, one bit each.
 */
const fallback = Buffer.from(
  [
    "iVBORw0KGgoAAAANSUhEUgAAAlgAAADwAQAAAAD0zSfbAAADo0lEQVR42u3cMW/bRhgG4CM4BWihMSgQQKN/QIZCja",
    "37A0X8F9KlGuU2QB3Fqo5TuxTwGBhSyaFDti6dBASlpghuEHNs0RSm0gC+pfDJZWHqLOp7i6Nc2y3EJoPG7wZC4J0e",
    "vXf4eMdJIhDrap5YZ5NYVyvYYosttthiiy222GKLLbbYYosttthiiy222GKLLbbYYosttthii601WTL+T3d09Sm/vj",
    "l/u5UlUDE0zpbD50sriiAlYDKN2ALadX4GUuT0/MaP/cvKE1Kx1ciAkTcT3qUV466cCF/rKPBI+AD6dwFFwh8J33VX",
    "WoWzVDq32i6tWOKhRIbkREZ2OfDXh1CqpzQMRqJeZe3F1MJUyJFvzbC04qHs7Tor/AT/WD/9ACGaXzqrao4fJj3fWT",
    "pCOrejDwAE4o4QzVYDGnIDgbccKG4fKep1lpZaae0ebWYxdG4ijHybNNy9Oppqc+JhDP/pVa5s+p46p9Ka3CyDG9YX",
    "Hy+y/Ynw0zLX9x0AVMP9k66RGANPU2dZC/yun418Z+nKOe7cKrLvYHQckxCNHReCbtP90yKV+EpRK43sVAgLvGhJaG",
    "e9rrR2xxf5EEYjTgE7K60ntG1mqcSGDB7UAg8WFuhvSCTO+kO58ltpJRd6iBdaiFrg2ambY9EvPP1nLEnvhwoHCcoV",
    "2/tZkqRHGqdSiFqFlbee4VCjjrBjzS0A9oCS8Tm2FnoctjCP0CnXPpWk6LGGiUiiymrH+E1DOqtx6KwBkjEFItM6aG",
    "FvgEYKQD9W1Ot9rmGSol2vsLAdI9RoI/AsuQjZQCVjgjQ6C1vRvQE67nkUH3WFaDrLWCOrrChGs01tl6tcGh3Kl68I",
    "Ehrhp7L/LXUyAEkXpHAOGJz9hf+xlKHc5Sqt5KD+dX9pBQ/Q75N1u8dxaZ046/AMstIilRRzhHvLmvjF+6Y2vMzVwq",
    "v+wrpafT5z1inBYGgpXVn3CVpxgcTOQF2LxhtARsfJ5rX1ZG4LC0wvFCkcO8sWC7PK8pLeGSySrFCuvIdvyj3nqNu7",
    "tNJ5lJfWbFeSwo+ldbS1yipqo62ZyIu6oTqpR8K7tKh5ZYXKYgHo7Top6nVhMJPvr7TU5B5EChkhFKKBcpkjvMQy12",
    "DnjhDytbPSaH+mLAlnIUzf5Ry6PiKu96jM7eDua+W1jCTfxcrXeD4afgdgiy222GKLLbbYYosttthiiy222GKLLbbY",
    "Yosttthiiy222GKLrbdZ62xr/M+bvwFx0hyH917zHQAAAABJRU5ErkJggg==",
  ].join(""),
  "base64",
);
