import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Office, officeQuery, queueQuery, type Servers, saveOffice, tryOffice } from "../api/mail";
import { useSession } from "../app/session";
import { Loaded } from "../ui/Loaded";
import { useUnsaved } from "../ui/Unsaved";
import { End } from "./End";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";
import { NotSetUp } from "./NotSetUp";
import { ReceivingFields } from "./ReceivingFields";
import { SendingFields } from "./SendingFields";
import { TryIt } from "./TryIt";

/** How the mailbox is comes anew so often. */
const LIVELY = 10_000;

/** By which server mails go, and where the answers are read. */
export function ServerPage() {
  const office = useQuery({
    ...officeQuery,
    refetchInterval: (query) => (query.state.data?.receiving ? LIVELY : false),
  });
  return (
    <Loaded query={office} height={320}>
      {(data) => <Form office={data} />}
    </Loaded>
  );
}

function Form({ office }: { office: Office }) {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const { agent } = useSession();
  // What one began with; what others save meanwhile must not be written over unseen.
  const [base, setBase] = useState(office.version);
  const [saved, setSaved] = useState<Servers>({ sending: office.sending, receiving: office.receiving });
  const [mine, setMine] = useState(saved);
  const [to, address] = useState(agent.email);
  const begin = ({ version, sending, receiving }: Office, sent?: Servers) => {
    const now = { sending, receiving };
    setBase(version);
    setSaved(now);
    setMine((typed) => (sent && typed !== sent ? typed : now));
  };
  useUnsaved(JSON.stringify(mine) !== JSON.stringify(saved));
  const saving = useMutation({
    mutationFn: (sent: Servers) => saveOffice(base, sent),
    onSuccess: async (saved, sent) => {
      begin(saved, sent);
      client.setQueryData(officeQuery.queryKey, saved);
      await client.invalidateQueries({ queryKey: queueQuery.queryKey });
    },
  });
  const trying = useMutation({ mutationFn: () => tryOffice(to, i18n.language, mine) });
  // What is shown as wrong is what was asked last.
  const faults = useFaults(saving.error ?? trying.error);
  const set = (part: Partial<Servers>) => {
    setMine((before) => ({ ...before, ...part }));
    saving.reset();
    trying.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.reset();
    saving.mutate(mine);
  };
  const test = () => {
    saving.reset();
    trying.mutate();
  };
  const takeTheirs = async () => {
    begin(await client.fetchQuery(officeQuery));
    saving.reset();
  };
  return (
    <form className={classes.column} onSubmit={submit} noValidate>
      {!office.sending && <NotSetUp waiting={office.waiting} />}
      <SendingFields sending={mine.sending} faults={faults} set={(sending) => set({ sending })} />
      <ReceivingFields
        office={office}
        receiving={mine.receiving}
        faults={faults}
        set={(receiving) => set({ receiving })}
      />
      {(mine.sending || mine.receiving) && (
        <TryIt
          to={to}
          fault={faults.of("to")}
          type={address}
          test={test}
          pending={trying.isPending}
          tried={trying.data}
          error={trying.error}
        />
      )}
      <End saving={saving} takeTheirs={takeTheirs} />
    </form>
  );
}
