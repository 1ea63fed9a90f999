package dev.causerie.feed;

import dev.causerie.announce.Topic;
import dev.causerie.chat.Author;
import dev.causerie.identity.Flaw;
import dev.causerie.identity.GreetByToken;
import dev.causerie.identity.IdentifyVisitor.Identified;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.live.Connection;
import dev.causerie.visitor.Details;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.VisitorFrame;
import dev.causerie.wire.Wire;
import dev.causerie.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// By what the visitor of a connection is who they are, where their site says it: whose connection it is stays the same
/// until its end, and without a fresh token that end comes.
final class Proof {
    private final Connection connection;
    private final VisitorDoor door;
    private final Answers answers;
    private final Answers.Pages pages;
    /// Null for everybody else.
    private volatile Identified identified;

    Proof(Connection connection, VisitorDoor door, Answers answers) {
        this.connection = connection;
        this.door = door;
        this.answers = answers;
        this.pages = answers.new Pages();
    }

    /// From now on it hears when its secret counts no more, and when who they were before is banned.
    void listen(OpenVisit.Opened opened) {
        identified = opened.welcomed().identified();
        if (identified != null) {
            connection.subscribe(Topic.secret(opened.visitor().account(), identified.key()));
            if (opened.welcomed().before() != null) {
                connection.subscribe(Topic.signedIn(opened.welcomed().before()));
            }
        }
    }

    /// Who signs in goes on with what they have begun here, and is called as their site says. Blocks.
    ///
    /// @return false when the secret has come to its end just now, and the connection with it
    boolean comeIn(OpenVisit.Opened opened) {
        Identified who = identified;
        if (who == null) {
            return true;
        }
        if (!door.identify().counts(opened.visitor().account(), who.key())) {
            connection.run(() -> connection.close(GreetByToken.OVER));
            return false;
        }
        if (opened.welcomed().before() != null) {
            var before = new Actor.Visitor(
                    opened.visitor().account(), opened.welcomed().before());
            door.verbs().claim().claim(before, who.visitor().with(who.called()));
        }
        door.verbs().tell().called(who.visitor(), who.called());
        return true;
    }

    /// By which their site knows the visitor, or null.
    String external() {
        return identified == null ? null : identified.claims().externalId();
    }

    /// What a visitor is called where their own word does not count.
    Details called(Details said) {
        return identified == null ? said : said.with(identified.called());
    }

    /// A device that is new to them need not call new what they have answered on another.
    void read(Actor.Visitor visitor, ServerFrame.EventsFrame events) {
        if (identified == null) {
            return;
        }
        var author = Wire.Author.of(Author.of(visitor));
        int number = events.events().stream()
                .mapToInt(event -> event instanceof WireEvent.Message message
                                && message.author().role() == Wire.Role.VISITOR
                        ? message.number()
                        : 0)
                .max()
                .orElse(0);
        if (number > 0) {
            connection.sendNow(door.reading().frames().write(new ServerFrame.ReadFrame(events.chat(), author, number)));
        }
    }

    /// What is said to a token, with the end that it sets to this connection; null where none came.
    ///
    /// @param flaw what is wrong with it, or null
    Wire.Identity answer(Flaw flaw) {
        if (flaw != null) {
            return Wire.Identity.refused(flaw);
        }
        if (identified == null) {
            return null;
        }
        long now = door.reading().clock().now();
        long left = TimeUnit.MILLISECONDS.toNanos(identified.end() - now);
        connection.until(System.nanoTime() + left, GreetByToken.OVER);
        return new Wire.Identity(identified.fresh(now), null, null);
    }

    /// The same person goes on; somebody else has to say hello anew.
    void renew(Actor.Visitor visitor, String jwt) {
        if (identified == null) {
            tell(new Flaw(Flaw.Kind.OTHER_PERSON, null));
            return;
        }
        answers.read(door.reading().blocking(), () -> {
            var outcome = door.identify().renew(visitor.account(), visitor.id(), jwt);
            if (outcome instanceof Outcome.Done<Identified, Flaw>(Identified fresh)) {
                door.verbs().tell().called(fresh.visitor(), fresh.called());
            }
            connection.run(() -> {
                switch (outcome) {
                    case Outcome.Done<Identified, Flaw>(Identified fresh) -> renewed(visitor, fresh);
                    case Outcome.Refused<Identified, Flaw>(Flaw flaw) -> tell(flaw);
                }
            });
        });
    }

    private void renewed(Actor.Visitor visitor, Identified fresh) {
        if (fresh.key() != identified.key()) {
            connection.unsubscribe(Topic.secret(visitor.account(), identified.key()));
            connection.subscribe(Topic.secret(visitor.account(), fresh.key()));
        }
        identified = fresh;
        // In memory, where it was looked for before: this does not block.
        if (door.identify().counts(visitor.account(), fresh.key())) {
            tell(null);
        } else {
            connection.close(GreetByToken.OVER);
        }
    }

    private void tell(Flaw flaw) {
        answers.send(new ServerFrame.IdentityFrame(answer(flaw)));
    }

    /// Only who is verified has a past: nobody is shown what was said in a browser before they sat down at it.
    void earlier(Actor.Visitor visitor, VisitorFrame.Earlier frame) {
        if (identified == null) {
            answers.send(new ServerFrame.EarlierFrame(null, List.of(), false));
            return;
        }
        long id = Id.parse(frame.chat());
        ChatId chat = id < 0 ? null : new ChatId(id);
        int number = frame.number() == null ? 1 : frame.number();
        pages.ask(
                door.reading().blocking(),
                () -> Optional.of(door.reading().past().before(visitor, chat, number)));
    }
}
