package dev.causerie.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Content;
import dev.causerie.chat.PostMessage;
import dev.causerie.chat.PostMessage.Beginning;
import dev.causerie.chat.Refusal;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Roster;
import dev.causerie.department.Staffed;
import dev.causerie.form.Answers;
import dev.causerie.form.Field;
import dev.causerie.form.Form;
import dev.causerie.inbox.LeaveMessage;
import dev.causerie.inbox.Left;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Outcome;
import dev.causerie.look.Look;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visits;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import dev.causerie.wire.VisitorFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What visitors answer to forms: before a chat, when nobody is there, and of themselves. Asks as the forms are now,
/// though the page may show older ones. All calls but [#leaveNow] block.
public final class VisitorForms {
    private final Widgets widgets;
    private final TellDetails tell;
    private final PostMessage post;
    private final LeaveMessage leave;
    private final Roster roster;
    /// To make it for each message would take longer than to look through the answers. By the look itself, not by what
    /// is in it.
    private final Cache<Look, Form> offline = Caffeine.newBuilder().weakKeys().build();

    public VisitorForms(Widgets widgets, TellDetails tell, PostMessage post, LeaveMessage leave, Roster roster) {
        this.widgets = widgets;
        this.tell = tell;
        this.post = post;
        this.leave = leave;
        this.roster = roster;
    }

    /// Who answers, on which widget's page.
    ///
    /// @param widget as it was when the visitor came
    /// @param present where they are, and what they have said, as far as this process knows
    /// @param external by which their site knows them, or null
    record Guest(Actor.Visitor visitor, Widget widget, Visits.Present present, String external) {
        Visit visit() {
            return present.visit();
        }
    }

    /// How an answer to a form is taken.
    interface Reply {
        void refused(Refusal reason);

        /// @param fields what is wrong with which answer
        void refused(Map<String, String> fields);

        /// What was sent is there already, since it came before.
        void repeated();
    }

    private Look look(Guest guest) {
        return widgets.find(guest.widget.key()).orElse(guest.widget).look();
    }

    /// A message that may start a chat. Where a team has begun one, nothing is asked: then this is not called.
    void begin(Guest guest, VisitorFrame.Message message, Reply reply, Consumer<Result> answer) {
        Form form = look(guest).forms().shown().chat();
        Visitor known = tell.known(guest.visitor);
        Map<String, String> said = message.answers() == null ? Map.of() : message.answers();
        Outcome<Answers, Map<String, String>> checked = check(form, known, said, message.department(), message.text());
        boolean asked = form.on();
        Outcome<Beginning, Refusal> beginning = switch (checked) {
            case Outcome.Done<Answers, Map<String, String>>(Answers answers) ->
                Outcome.done(beginning(guest, message, known.with(counting(guest, known, answers)), answers.own()));
            case Outcome.Refused<Answers, Map<String, String>> _
            when !asked -> Outcome.done(beginning(guest, message, known, Map.of()));
            case Outcome.Refused<Answers, Map<String, String>> _ -> Outcome.refused(Refusal.FORM);
        };
        post.post(guest.visitor, beginning, message.id(), message.text(), result -> {
            if (result instanceof Result.Refused refused
                    && refused.reason() == Refusal.FORM
                    && checked instanceof Outcome.Refused<Answers, Map<String, String>>(var fields)) {
                reply.refused(fields);
            } else {
                answer.accept(result);
            }
        });
    }

    private Beginning beginning(Guest guest, VisitorFrame.Message message, Visitor visitor, Map<String, String> own) {
        List<Content.Answer> answers = own.entrySet().stream()
                .map(one -> new Content.Answer(one.getKey(), one.getValue()))
                .toList();
        return new Beginning(
                visitor,
                guest.visit(),
                DepartmentId.parse(named(guest.visitor.account(), message.department())),
                answers);
    }

    /// As [#leave], but never blocks: with what this process knows without asking.
    ///
    /// @return false when the database has to be asked; nothing is done then
    boolean leaveNow(Guest guest, VisitorFrame.Leave frame, Reply reply, Consumer<Details> done) {
        Optional<Look> look = widgets.cached(guest.widget.key()).map(Widget::look);
        if (look.isEmpty() || guest.present.chat() != null || !takes(look.get())) {
            return false;
        }
        if (!look.get().forms().social().isEmpty()) {
            // Who vouches for an address is known where the import ended, which may be another process.
            return false;
        }
        Visitor known = unnamed(guest).with(guest.present.said());
        // What is missing may have been said elsewhere meanwhile.
        return check(offline(look.get()), known, frame)
                        instanceof Outcome.Done<Answers, Map<String, String>>(Answers answers)
                && store(guest, frame, known, answers, reply, done);
    }

    /// @param done hears all that the visitor has said of themselves, once the message is on disk
    void leave(Guest guest, VisitorFrame.Leave frame, Reply reply, Consumer<Details> done) {
        Look look = look(guest);
        if (!takes(look)) {
            reply.refused(Refusal.OFFLINE);
            return;
        }
        Visitor known = tell.known(guest.visitor);
        switch (check(offline(look), known, frame)) {
            case Outcome.Refused<Answers, Map<String, String>>(var fields) -> reply.refused(fields);
            case Outcome.Done<Answers, Map<String, String>>(Answers answers) -> {
                store(guest, frame, known, answers, reply, done);
                if (guest.present.chat() != null) {
                    tell.tell(guest.visitor, frame.id(), counting(guest, known, answers), any -> {});
                }
            }
        }
    }

    /// Whether what a visitor sent by this id is left already.
    boolean left(Actor.Visitor visitor, String id) {
        return leave.left(visitor, id);
    }

    private Form offline(Look look) {
        return offline.get(look, one -> one.forms().asksOffline());
    }

    private static boolean takes(Look look) {
        return look.chat() && look.forms().offline().on();
    }

    private static Visitor unnamed(Guest guest) {
        return Visitor.unnamed(guest.visitor.id(), guest.visitor.account()).knownAs(guest.external);
    }

    /// What the visitor says of themselves is stored with it, where it is new.
    private boolean store(
            Guest guest,
            VisitorFrame.Leave frame,
            Visitor known,
            Answers answers,
            Reply reply,
            Consumer<Details> done) {
        Details said = counting(guest, known, answers);
        Details all = known.details().with(said);
        Visitor told = all.equals(known.details()) ? null : unnamed(guest).with(said);
        leave.leave(left(guest, frame, all, answers.own()), told, outcome -> {
            switch (outcome) {
                case Outcome.Done<Boolean, Refusal>(Boolean fresh) -> {
                    if (!fresh) {
                        reply.repeated();
                    }
                    done.accept(all);
                }
                case Outcome.Refused<Boolean, Refusal>(Refusal reason) -> reply.refused(reason);
            }
        });
        return true;
    }

    private Left left(Guest guest, VisitorFrame.Leave frame, Details who, Map<String, String> own) {
        return new Left(
                guest.visitor.account(),
                guest.widget.id(),
                guest.visitor.id(),
                frame.id(),
                who.name(),
                who.email(),
                who.phone(),
                who.vouchedBy(),
                DepartmentId.parse(named(guest.visitor.account(), frame.department())),
                frame.text(),
                own,
                guest.visit().language(),
                guest.visit().pages().getLast().url(),
                guest.visit().pages().getLast().title(),
                guest.external);
    }

    /// @param told hears all that the visitor has said of themselves, once it is on disk
    void describe(Guest guest, VisitorFrame.Profile frame, Reply reply, Consumer<Details> told) {
        Form form = look(guest).forms().profile();
        var given = new Answers.Given(frame.answers(), "", null, List.of());
        switch (Answers.of(form, given)) {
            case Outcome.Refused<Answers, Map<String, String>>(var fields) -> reply.refused(fields);
            case Outcome.Done<Answers, Map<String, String>>(Answers answers) ->
                tell.tell(guest.visitor, frame.id(), changed(guest, frame.answers(), answers), outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Details, Refusal>(Details all) -> told.accept(all);
                        case Outcome.Refused<Details, Refusal>(Refusal reason) -> reply.refused(reason);
                    }
                });
        }
    }

    /// What was answered with nothing is taken back.
    private static Details changed(Guest guest, Map<String, String> said, Answers answers) {
        Details changed = Details.typed(
                said.containsKey(Field.NAME) && answers.name() == null ? "" : answers.name(),
                said.containsKey(Field.EMAIL) && answers.email() == null ? "" : answers.email(),
                said.containsKey(Field.PHONE) && answers.phone() == null ? "" : answers.phone());
        return unnamed(guest).counting(changed);
    }

    /// What may be kept of what they say of themselves, as far as their own word counts.
    private Details counting(Guest guest, Visitor known, Answers answers) {
        return known.counting(tell.kept(guest.visitor, details(answers)));
    }

    private static Details details(Answers answers) {
        return Details.typed(answers.name(), answers.email(), answers.phone());
    }

    private Outcome<Answers, Map<String, String>> check(Form form, Visitor known, VisitorFrame.Leave frame) {
        return check(form, known, frame.answers(), frame.department(), frame.text());
    }

    /// What is known already need not be said again.
    private Outcome<Answers, Map<String, String>> check(
            Form form, Visitor known, Map<String, String> said, String department, String text) {
        Map<String, String> all = new HashMap<>(said);
        all.values().removeIf(answer -> answer == null || answer.isBlank());
        Details before = known.details();
        known(form, all, Field.NAME, before.name());
        known(form, all, Field.EMAIL, before.email());
        known(form, all, Field.PHONE, before.phone());
        List<String> departments = form.asks(Field.DEPARTMENT) ? departments(known.account()) : List.of();
        return Answers.of(form, new Answers.Given(all, text, named(known.account(), department), departments));
    }

    private static void known(Form form, Map<String, String> all, String id, String value) {
        if (value != null && form.asks(id)) {
            all.putIfAbsent(id, value);
        }
    }

    /// Pages may say a department by its name.
    private String named(AccountId account, String wish) {
        if (wish == null) {
            return null;
        }
        return roster.of(account).stream()
                .map(Staffed::department)
                .filter(department -> department.charter().name().equalsIgnoreCase(wish))
                .map(department -> department.id().toString())
                .findFirst()
                .orElse(wish);
    }

    private List<String> departments(AccountId account) {
        return roster.of(account).stream()
                .map(staffed -> staffed.department().id().toString())
                .toList();
    }
}
