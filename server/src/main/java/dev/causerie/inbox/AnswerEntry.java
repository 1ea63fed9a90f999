package dev.causerie.inbox;

import dev.causerie.account.Account;
import dev.causerie.account.Accounts;
import dev.causerie.agent.Agent;
import dev.causerie.inbox.Entry.Refusal;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import dev.causerie.mail.Mail;
import dev.causerie.mail.Offices;
import dev.causerie.mail.Rendered;
import dev.causerie.mail.Templates;
import dev.causerie.resume.OfferResume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An agent answers an entry by mail. The answer and its mail are stored together: either both are, or none, and the
/// mail goes out once.
public final class AnswerEntry {
    public static final String TEMPLATE = "inbox-answer";
    private static final int LONGEST_QUOTE = 4_000;

    private final Entries entries;
    private final Accounts accounts;
    private final Templates templates;
    private final Offices offices;
    private final Function<AccountId, String> freshName;
    private final OfferResume resume;

    /// @param freshName makes a name for a mail that nobody can guess
    public AnswerEntry(
            Entries entries,
            Accounts accounts,
            Templates templates,
            Offices offices,
            Function<AccountId, String> freshName,
            OfferResume resume) {
        this.entries = entries;
        this.accounts = accounts;
        this.templates = templates;
        this.offices = offices;
        this.freshName = freshName;
        this.resume = resume;
    }

    /// @param base the number of the newest event that the agent has seen
    /// @param then the state afterwards
    /// @param resume whether the mail has a link that goes on in the chat
    /// @param address our own, as the agent's browser sees it
    public record Said(int base, String clientId, String text, State then, boolean resume, String address) {}

    /// Blocks.
    public Outcome<Entry, Refusal> answer(Agent agent, Reach reach, EntryId id, Said said) {
        Optional<Entry> found = entries.find(reach, id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.NOT_FOUND);
        }
        if (offices.find(agent.account()).sending() == null) {
            return Outcome.refused(Refusal.NO_MAIL);
        }
        Mail mail = mail(agent, found.get(), said);
        return entries.change(new Entries.Change(
                reach,
                id,
                said.clientId(),
                entry -> entry.answer(agent, said.base(), said.clientId(), said.text(), mail.messageId(), said.then()),
                mail));
    }

    private Mail mail(Agent agent, Entry entry, Said said) {
        Left left = entry.left();
        List<What> before =
                entries.events(entry.id()).stream().map(EntryEvent::what).toList();
        List<String> references = references(before);
        Rendered rendered =
                templates.render(left.account(), TEMPLATE, left.language(), values(agent, entry, said, before));
        return new Mail(
                left.account(),
                left.email(),
                left.name(),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                freshName.apply(left.account()),
                references.isEmpty() ? "" : references.getLast(),
                references,
                TEMPLATE,
                entry.id().toString());
    }

    /// The mails before it, oldest first, as a mail program wants to know them.
    private static List<String> references(List<What> before) {
        List<String> references = new ArrayList<>();
        for (What what : before) {
            switch (what) {
                case What.Answer answer -> references.add(answer.messageId());
                case What.Reply reply -> references.add(reply.messageId());
                case What.Note _, What.Returned _, What.Moved _, What.Assigned _, What.Filed _, What.Tagged _ -> {}
            }
        }
        return references;
    }

    private Map<String, String> values(Agent agent, Entry entry, Said said, List<What> before) {
        Left left = entry.left();
        String quoted = left.text();
        for (What what : before) {
            quoted = what instanceof What.Reply reply && !reply.machine() ? reply.said() : quoted;
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("subject", entry.subject());
        values.put("name", left.name());
        values.put("agent", agent.name());
        values.put("account", accounts.find(left.account()).map(Account::name).orElse(""));
        values.put("answer", said.text().strip());
        values.put("quoted", quoted.length() <= LONGEST_QUOTE ? quoted : quoted.substring(0, LONGEST_QUOTE) + "…");
        // Whom their site knows goes on there, by signing in: a link that lets anybody in would not be sure enough.
        boolean linked = said.resume() && left.external() == null;
        values.put("link", linked ? link(entry, said.address()) : "");
        return values;
    }

    private String link(Entry entry, String address) {
        Left left = entry.left();
        var offer = new OfferResume.Offer(left.widget(), entry.reader(), left.url(), left.language());
        return address + "/resume#" + resume.offer(offer).text();
    }
}
