import { useLayoutEffect, useState } from "preact/hooks";
import type { Form, Forms } from "../../../protocol/frames";
import type { View } from "../client/client";
import { Modal } from "../panel/dialog";
import { useRoom } from "../panel/room";
import { formsOf } from "./asking";
import type { Faults } from "./check";
import { QuestionsForm } from "./questions";

const none: Faults = {};

/** Who a visitor is, when they say so by themselves. `verified`: the page's server has said it, and only their phone is theirs to say. */
export const profileForm = ({ phone }: Pick<Forms, "phone">, verified = false): Form => ({
  on: true,
  greeting: {},
  fields: ["name", "email", "phone"]
    .filter((kind) => (kind === "phone" ? phone : !verified))
    .map((kind) => ({ id: kind, kind, need: "optional", label: {}, options: [], link: "" })),
});

/** Who the visitor is, before and in a chat; what is emptied is taken back. */
export function ProfileDialog({ view, onClose }: { view: View; onClose(): void }) {
  const { host, words } = useRoom();
  const { state } = view;
  const forms = formsOf(host.look, state);
  const before: Readonly<Record<string, string>> = { ...state.profile };
  const [values, set] = useState(before);
  // What comes from elsewhere meanwhile stands in the fields.
  useLayoutEffect(() => set(before), [JSON.stringify(before)]);
  const verified = host.client.person !== undefined;
  const { fields } = profileForm({ phone: forms?.phone ?? false }, verified);
  const save = (done: () => void) => {
    const news = Object.entries(values).filter(([id, text]) => text.trim() !== (before[id] ?? ""));
    if (news.length > 0) host.client.describe(Object.fromEntries(news));
    done();
  };
  const who = verified && (
    <p class="greeting">
      {words.formSignedIn}
      {"\n\n"}
      <b>
        <bdi>{before.name}</bdi>
      </b>
      {"\n"}
      <bdi>{before.email}</bdi>
    </p>
  );
  return (
    <Modal title={words.formProfile} onClose={onClose}>
      {(done) =>
        fields.length > 0 ? (
          <QuestionsForm
            fields={fields}
            values={values}
            departments={[]}
            faults={none}
            open
            submit={words.formSave}
            beside={
              <button type="button" class="quiet" onClick={done}>
                {words.formCancel}
              </button>
            }
            onChange={(id, text) => set({ ...values, [id]: text })}
            onSubmit={() => save(done)}
          >
            {who}
          </QuestionsForm>
        ) : (
          <div class="questions">
            <div class="fields">{who}</div>
            <div class="foot over">
              <button type="button" class="primary" onClick={done}>
                {words.close}
              </button>
            </div>
          </div>
        )
      }
    </Modal>
  );
}
