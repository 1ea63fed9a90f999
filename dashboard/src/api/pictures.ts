import { call, Problem } from "./http";

export interface Picture {
  path: string;
  width: number;
  height: number;
}

export type Use = "avatar" | "badge";

const LARGEST = 5 * 1024 * 1024;
const LONGEST_SIDE = 1024;

/** Keeps a picture on the server and tells where it is from now on. */
export async function uploadPicture(use: Use, file: Blob): Promise<Picture> {
  const body = await smaller(file);
  if (body.size > LARGEST) throw new Problem(413, "too_large");
  return call<Picture>("POST", `/api/pictures?use=${use}`, body);
}

/**
 * Painted anew here already: a large photograph then travels fast, says to nobody where it was taken, and may be of any
 * kind that this browser knows. What it does not know goes as it is, and the server says why not.
 */
async function smaller(file: Blob): Promise<Blob> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const brush = canvas.getContext("2d");
    if (!brush) return file;
    brush.imageSmoothingQuality = "high";
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const type = file.type === "image/jpeg" ? file.type : "image/png";
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), type, 0.92));
  } catch {
    return file;
  }
}
