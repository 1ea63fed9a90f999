package dev.causerie.feed;

import dev.causerie.announce.GateAnnouncer;
import dev.causerie.announce.PresenceAnnouncer;
import dev.causerie.announce.Topic;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Content;
import dev.causerie.chat.EndChat.Ending;
import dev.causerie.chat.Refusal;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Connection;
import dev.causerie.live.Feed;
import dev.causerie.live.Handshake;
import dev.causerie.live.InOrder;
import dev.causerie.look.Look;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visits;
import dev.causerie.widget.Widget;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.VisitorFrame;
import dev.causerie.wire.Wire;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The socket door of one visitor's tab.
final class VisitorFeed implements Feed {
    /// Until a connection that was too fast may send again.
    private static final long PAUSE_MILLIS = 1_000;

    /// How long what was held first is waited for, when it may come again and does not.
    private static final long PATIENCE_MILLIS = 10_000;

    private static final long NANOS = 1_000_000;

    private final Connection connection;
    private final VisitorDoor door;
    private final Answers answers;
    private final Answers.Pages pages;
    private final Proof proof;
    private Handshake handshake;
    private Actor.Visitor visitor;
    private Widget widget;
    private Doorkeeper.Caller caller;
    /// Made for the first thing that has to ask the database: most who come ask nothing.
    private Executor inOrder;
    /// How many messages that may start a chat are on their way.
    private int starting;
    /// How many are on their way into the open chat: should it have ended just now, they start the next one first.
    private final AtomicInteger posting = new AtomicInteger();
    /// How much of what was asked for is on its way to the database.
    private int asking;
    /// Until when all that is sent has to wait, and what was held first: nothing overtakes it.
    private long held;

    private String first;
    /// Whether it was told within this second where the visitor is, and whether they have gone on since.
    private boolean told;

    private boolean moved;

    VisitorFeed(Connection connection, Handshake handshake, VisitorDoor door) {
        this.connection = connection;
        this.handshake = handshake;
        this.door = door;
        this.answers = new Answers(connection, door.reading().frames());
        this.pages = answers.new Pages();
        this.proof = new Proof(connection, door, answers);
    }

    @Override
    public void frame(String text) {
        Optional<VisitorFrame> frame = door.reading().frames().visitor(text);
        if (frame.isEmpty()) {
            answers.bad();
            return;
        }
        switch (frame.get()) {
            case VisitorFrame.Hello hello when handshake != null -> hello(hello);
            case VisitorFrame.Hello _ -> answers.bad();
            case VisitorFrame.Pong _ -> {}
            case VisitorFrame known when visitor == null -> answers.bad();
            case VisitorFrame.Durable durable -> durable(durable);
            case VisitorFrame.Typing typing ->
                chat().ifPresent(chat -> door.whisper().typing(visitor, chat, typing.text()));
            case VisitorFrame.Read read ->
                chat().ifPresent(chat -> door.whisper().read(visitor, chat, visitor.id(), read.number()));
            case VisitorFrame.PageChange change -> page(change.page());
            case VisitorFrame.Resume resume -> resume(resume);
            case VisitorFrame.Departments _ -> departments();
            case VisitorFrame.Identify fresh -> proof.renew(visitor, fresh.jwt());
            case VisitorFrame.Earlier earlier -> proof.earlier(visitor, earlier);
        }
    }

    private void durable(VisitorFrame.Durable frame) {
        if (!answers.wellNamed(frame.id())) {
            return;
        }
        long wait = wait(frame.id());
        if (wait > 0) {
            hold(frame.id(), wait);
            return;
        }
        first = null;
        switch (frame) {
            case VisitorFrame.Message message -> post(message);
            case VisitorFrame.Profile profile -> describe(profile);
            case VisitorFrame.Leave leave -> leave(leave);
            case VisitorFrame.End end ->
                door.verbs().end().end(new Ending.ByVisitor(visitor), end.id(), answers.to(end.id()));
            case VisitorFrame.Rate rate -> rate(rate);
        }
    }

    private long wait(String id) {
        long now = System.nanoTime() / NANOS;
        if (held > now) {
            return held - now;
        }
        boolean overtakes = first != null && !first.equals(id) && now - held < PATIENCE_MILLIS;
        return overtakes ? PAUSE_MILLIS : door.keeper().message(visitor, chat().orElse(null), caller);
    }

    private void hold(String id, long wait) {
        if (first == null || first.equals(id)) {
            first = id;
            held = System.nanoTime() / NANOS + wait;
        }
        answers.tooFast(id, wait);
    }

    @Override
    public void tooFast(String text) {
        switch (door.reading().frames().visitor(text).orElse(null)) {
            case VisitorFrame.Durable durable -> hold(durable.id(), PAUSE_MILLIS);
            case null, default -> answers.tooFast();
        }
    }

    private void hello(VisitorFrame.Hello hello) {
        Handshake shake = handshake;
        handshake = null;
        caller = Doorkeeper.Caller.of(shake);
        if (hello.version() != ServerFrame.VERSION) {
            connection.close(CloseCode.PROTOCOL);
            return;
        }
        connection.hold();
        if (Widget.isKey(hello.key())) {
            // Before the widget is looked up, so that no change of it falls between.
            connection.subscribe(Topic.widget(hello.key()));
        }
        answers.read(door.reading().blocking(), () -> {
            var opened = door.open().open(hello, shake);
            if (opened instanceof Outcome.Done<OpenVisit.Opened, CloseCode>(OpenVisit.Opened visit)) {
                door.presences().roster().open(visit.visitor().account());
                door.reading().masks().open(visit.visitor().account());
            }
            connection.run(() -> {
                switch (opened) {
                    case Outcome.Refused<OpenVisit.Opened, CloseCode>(CloseCode code) -> connection.close(code);
                    case Outcome.Done<OpenVisit.Opened, CloseCode>(OpenVisit.Opened visit) -> listen(hello, visit);
                }
            });
        });
    }

    /// Listens first and reads after, so that nothing falls between.
    private void listen(VisitorFrame.Hello hello, OpenVisit.Opened opened) {
        connection.subscribe(Topic.visitor(opened.visitor().id()));
        connection.subscribe(Topic.site(opened.visitor().account()));
        proof.listen(opened);
        widget = opened.widget();
        review(); // what was changed since was told to nobody here
        if (connection.isClosed()) {
            return;
        }
        if (!opened.welcomed().greeted().known()) {
            welcome(opened, Details.NONE, null, null);
            return;
        }
        answers.read(door.reading().blocking(), () -> {
            if (door.keeper().banned(opened.visitor(), opened.welcomed().before())) {
                connection.run(() -> connection.close(GateAnnouncer.NO_CHAT));
                return;
            }
            if (!proof.comeIn(opened)) {
                return;
            }
            Past past = door.reading().past();
            Optional<Chat> chat = past.current(opened.visitor(), hello);
            var events = chat.map(found -> past.after(opened.visitor(), found, Past.held(hello, found)));
            Details said = chat.map(Chat::visitor)
                    .orElseGet(() -> door.verbs().tell().known(opened.visitor()))
                    .details();
            connection.run(() -> welcome(opened, proof.called(said), chat.orElse(null), events.orElse(null)));
        });
    }

    private void welcome(OpenVisit.Opened opened, Details said, Chat chat, ServerFrame.EventsFrame events) {
        visitor = opened.visitor();
        Look look = widget.look();
        ChatId open = chat == null || chat.status() == Chat.Status.ENDED ? null : chat.id();
        Visits.Present present = door.presences().visits().arrive(visitor.id(), opened.visit(), open, said);
        connection.sendNow(door.reading()
                .frames()
                .write(new ServerFrame.VisitorWelcome(
                        ServerFrame.VERSION,
                        visitor.id().toString(),
                        opened.welcomed().greeted().token(),
                        door.presences().desks().status(visitor.account()),
                        chat == null ? null : chat.id().toString(),
                        Wire.Profile.of(said),
                        look.chat() ? look.forms().shown() : null,
                        proof.answer(opened.welcomed().flaw()),
                        door.reading().clock().now())));
        if (opened.look() != null) {
            connection.sendNow(door.reading().frames().write(opened.look()));
        }
        if (events != null) {
            connection.sendNow(door.reading().frames().write(events));
            proof.read(visitor, events);
        }
        connection.greeted();
        connection.release();
        door.whisper().visit(present);
    }

    private Optional<ChatId> chat() {
        return door.presences().visits().find(visitor.id()).map(Visits.Present::chat);
    }

    private void post(VisitorFrame.Message message) {
        if (!widget.look().chat()) {
            answers.refuse(message.id(), Refusal.OFFLINE);
        } else if (starting > 0 || posting.get() == 0 && chat().isEmpty()) {
            start(message);
        } else {
            Consumer<Result> answer = answers.to(message.id());
            posting.incrementAndGet();
            door.verbs().post().post(visitor, Outcome.refused(Refusal.FORM), message.id(), message.text(), result -> {
                if (result instanceof Result.Refused refused && refused.reason() == Refusal.FORM) {
                    connection.run(() -> start(message));
                    connection.run(posting::decrementAndGet);
                } else {
                    posting.decrementAndGet();
                    answer.accept(result);
                }
            });
        }
    }

    /// Asks the database, so what comes meanwhile waits its turn.
    private void start(VisitorFrame.Message message) {
        long wait = starting > 0 ? 0 : door.keeper().chat(visitor, caller);
        if (wait > 0) {
            answers.tooFast(message.id(), wait);
            return;
        }
        starting++;
        with(guest -> {
            door.verbs().forms().begin(guest, message, reply(message.id()), answers.to(message.id()));
            connection.run(() -> starting--);
        });
    }

    private void describe(VisitorFrame.Profile frame) {
        with(guest -> door.verbs().forms().describe(guest, frame, reply(frame.id()), details -> {
            door.presences().visits().said(guest.visitor().id(), details);
            answers.send(new ServerFrame.ProfileFrame(frame.id(), Wire.Profile.of(details)));
            door.whisper().profile(guest.visitor(), details);
        }));
    }

    private void leave(VisitorFrame.Leave frame) {
        VisitorForms forms = door.verbs().forms();
        long wait = door.keeper().chat(visitor, caller);
        if (wait > 0) {
            answers.read(door.reading().blocking(), () -> {
                if (forms.left(visitor, frame.id())) {
                    answers.send(new ServerFrame.LeftFrame(frame.id()));
                } else {
                    answers.tooFast(frame.id(), wait);
                }
            });
            return;
        }
        VisitorForms.Reply reply = reply(frame.id());
        Consumer<Details> done = said -> {
            door.presences().visits().said(visitor.id(), said);
            answers.send(new ServerFrame.LeftFrame(frame.id()));
        };
        // What was said before it comes first.
        boolean left = asking == 0
                && guest().map(guest -> forms.leaveNow(guest, frame, reply, done))
                        .orElse(true);
        if (!left) {
            with(guest -> forms.leave(guest, frame, reply, done));
        }
    }

    private Optional<VisitorForms.Guest> guest() {
        return door.presences()
                .visits()
                .find(visitor.id())
                .map(present -> new VisitorForms.Guest(visitor, widget, present, proof.external()));
    }

    private void with(Consumer<VisitorForms.Guest> action) {
        if (inOrder == null) {
            inOrder = new InOrder(door.reading().blocking());
        }
        asking++;
        answers.read(inOrder, () -> {
            guest().ifPresent(action);
            connection.run(() -> asking--);
        });
    }

    private VisitorForms.Reply reply(String id) {
        return answers.reply(id, () -> door.keeper().takeBack(visitor, caller));
    }

    private void page(Wire.Page page) {
        PageView view =
                new PageView(page.url(), page.title(), door.reading().clock().now());
        var present = door.presences().visits().on(visitor.id(), view);
        moved = told;
        if (!told) {
            told = true;
            present.ifPresent(door.whisper()::visit);
        }
    }

    /// The whole way is told each time, so those who leap from page to page are followed once a second.
    @Override
    public void everySecond() {
        told = moved;
        if (moved) {
            moved = false;
            door.presences().visits().find(visitor.id()).ifPresent(door.whisper()::visit);
        }
    }

    private void resume(VisitorFrame.Resume resume) {
        long id = Id.parse(resume.chat());
        pages.ask(
                door.reading().blocking(), () -> door.reading().past().after(visitor, new ChatId(id), resume.after()));
    }

    private void departments() {
        connection.subscribe(Topic.departments(visitor.account()));
        answers.send(PresenceAnnouncer.forVisitors(door.presences().roster().of(visitor.account())));
    }

    private void rate(VisitorFrame.Rate rate) {
        long id = Id.parse(rate.chat());
        if (id < 0) {
            answers.refuse(rate.id(), Refusal.NOT_FOUND);
            return;
        }
        var said = new Content.Rated(rate.rating(), rate.comment());
        door.verbs()
                .rate()
                .rate(visitor, new ChatId(id), rate.id(), said, widget.look().rating(), answers.to(rate.id()));
    }

    @Override
    public void review() {
        if (widget != null) {
            door.keeper().refuses(widget, caller).ifPresent(connection::close);
        }
    }

    @Override
    public void closed() {
        if (visitor != null) {
            door.presences().visits().leave(visitor.id()).ifPresent(door.whisper()::visit);
        }
    }
}
