package dev.causerie.feed;

import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.announce.Topic;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.EndChat.Ending;
import dev.causerie.chat.Refusal;
import dev.causerie.chat.TransferChat.To;
import dev.causerie.department.DepartmentId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Id;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Connection;
import dev.causerie.live.Feed;
import dev.causerie.live.Handshake;
import dev.causerie.live.InOrder;
import dev.causerie.security.FindSession;
import dev.causerie.security.SignedIn;
import dev.causerie.visitor.Visits;
import dev.causerie.wire.AgentFrame;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The socket door of one agent's browser.
final class AgentFeed implements Feed {
    static final CloseCode NO_SESSION = new CloseCode(4100);

    private final Connection connection;
    private final AgentDoor door;
    private final Answers answers;
    /// What an agent chooses must not be done before what they chose before it.
    private final Executor inOrder;
    private Handshake handshake;
    private Agent me;
    private Actor.Agent actor;

    AgentFeed(Connection connection, Handshake handshake, AgentDoor door) {
        this.connection = connection;
        this.handshake = handshake;
        this.door = door;
        this.answers = new Answers(connection, door.reading().frames());
        this.inOrder = new InOrder(door.reading().blocking());
    }

    @Override
    public void frame(String text) {
        Optional<AgentFrame> frame = door.reading().frames().agent(text);
        switch (frame.orElse(null)) {
            case null -> answers.bad();
            case AgentFrame.Hello hello when handshake != null -> hello(hello);
            case AgentFrame.Hello _ -> answers.bad();
            case AgentFrame.Pong _ -> {}
            case AgentFrame known when me == null -> answers.bad();
            case AgentFrame.Durable durable -> durable(durable);
            case AgentFrame.Status choice -> choose(choice.status());
            case AgentFrame.Typing typing ->
                serving(typing.chat(), chat -> door.whisper().typing(actor, chat, typing.on()));
            case AgentFrame.Read read ->
                serving(
                        read.chat(),
                        chat -> door.whisper()
                                .read(actor, chat.id(), chat.visitor().id(), read.number()));
            case AgentFrame.Watch watch -> watch(watch.chat());
            case AgentFrame.Unwatch unwatch -> unwatch(unwatch.chat());
            case AgentFrame.Resume resume -> resume(resume);
        }
    }

    @Override
    public void tooFast(String text) {
        if (door.reading().frames().agent(text).orElse(null) instanceof AgentFrame.Durable durable) {
            answers.refuse(durable.id(), Refusal.RATE_LIMITED);
        } else {
            answers.tooFast();
        }
    }

    private void hello(AgentFrame.Hello hello) {
        Handshake shake = handshake;
        handshake = null;
        if (hello.version() != ServerFrame.VERSION) {
            connection.close(CloseCode.PROTOCOL);
            return;
        }
        connection.hold();
        answers.read(door.reading().blocking(), () -> {
            Optional<SignedIn> found = door.sessions().find(shake.cookie(FindSession.COOKIE));
            found.ifPresent(who -> door.reading().masks().open(who.agent().account()));
            connection.run(() ->
                    found.ifPresentOrElse(signedIn -> listen(hello, signedIn), () -> connection.close(NO_SESSION)));
        });
    }

    /// Listens first and reads after, so that nothing falls between.
    private void listen(AgentFrame.Hello hello, SignedIn signedIn) {
        Agent agent = signedIn.agent();
        actor = new Actor.Agent(agent.account(), agent.id());
        connection.subscribe(Topic.session(signedIn.tokenHash()));
        connection.subscribe(Topic.agent(agent.id()));
        connection.subscribe(Topic.desk(agent.account()));
        connection.subscribe(Topic.site(agent.account()));
        door.presences().desks().arrive(agent.account(), agent.id(), agent.status());
        me = agent;
        answers.read(door.reading().blocking(), () -> {
            OpenDesk.Desk desk = door.open().read(actor, hello);
            connection.run(() -> catchUp(desk));
        });
    }

    private void catchUp(OpenDesk.Desk desk) {
        desk.followed().keySet().forEach(chat -> connection.subscribe(Topic.chat(chat.id())));
        answers.read(door.reading().blocking(), () -> {
            ServerFrame.AgentWelcome welcome = door.open().welcome(me, desk);
            List<ServerFrame.EventsFrame> missed = door.open().missed(actor, desk);
            connection.run(() -> {
                connection.sendNow(door.reading().frames().write(welcome));
                missed.forEach(
                        events -> connection.sendNow(door.reading().frames().write(events)));
                connection.greeted();
                connection.release();
                desk.followed().keySet().forEach(this::sendVisit);
            });
        });
    }

    private void choose(AgentStatus status) {
        door.presences().desks().choose(actor.account(), actor.id(), status);
        answers.read(inOrder, () -> door.presences().agents().setStatus(actor.account(), actor.id(), status));
    }

    private void durable(AgentFrame.Durable frame) {
        if (!answers.wellNamed(frame.id())) {
            return;
        }
        long id = Id.parse(frame.chat());
        if (id < 0) {
            answers.refuse(frame.id(), Refusal.NOT_FOUND);
        } else {
            act(frame, new ChatId(id), answers.to(frame.id()));
        }
    }

    private void act(AgentFrame.Durable frame, ChatId chat, Consumer<Result> answer) {
        ChatVerbs verbs = door.verbs();
        switch (frame) {
            case AgentFrame.Serve serve -> verbs.serve().serve(me, chat, serve.id(), served(serve));
            case AgentFrame.Leave leave -> verbs.leave().leave(actor, chat, leave.id(), answer);
            case AgentFrame.Transfer transfer -> transfer(transfer, chat, answer);
            case AgentFrame.Message message ->
                verbs.say().reply().post(actor, chat, message.id(), message.text(), answer);
            case AgentFrame.Note note -> verbs.say().note().post(actor, chat, note.id(), note.text(), answer);
            case AgentFrame.RequestRating request ->
                answers.read(
                        door.reading().blocking(),
                        () -> verbs.say().requestRating().request(actor, chat, request.id(), answer));
            case AgentFrame.End end -> verbs.end().end(new Ending.ByAgent(actor, chat), end.id(), answer);
        }
    }

    private void transfer(AgentFrame.Transfer frame, ChatId chat, Consumer<Result> answer) {
        if ((frame.department() == null) == (frame.agent() == null)) {
            answers.bad();
            return;
        }
        To to = frame.department() == null
                ? new To.Colleague(new AgentId(Id.parse(frame.agent())))
                : new To.Department(new DepartmentId(Id.parse(frame.department())));
        String note = frame.note() == null ? "" : frame.note();
        answers.read(
                door.reading().blocking(),
                () -> door.verbs().transfer().transfer(actor, chat, frame.id(), to, note, answer));
    }

    /// Who serves a chat hears it from then on; who was slower is told who did.
    private Consumer<Result> served(AgentFrame.Serve serve) {
        Consumer<Result> answer = answers.to(serve.id(), refused -> {
            if (refused.reason() == Refusal.TAKEN) {
                answers.read(door.reading().blocking(), () -> taken(serve.id(), refused.chat()));
            } else {
                answers.refuse(serve.id(), refused.reason());
            }
        });
        return result -> {
            if (result instanceof Result.Changed changed) {
                connection.run(() -> {
                    connection.subscribe(Topic.chat(changed.after().id()));
                    sendVisit(changed.after());
                    introduce(changed.after().id());
                });
            }
            answer.accept(result);
        };
    }

    /// The profile may be another one since we came.
    private void introduce(ChatId chat) {
        Agent known = me;
        answers.read(
                door.reading().blocking(),
                () -> door.presences()
                        .agents()
                        .find(known.account(), known.id())
                        .filter(now -> !now.profile().equals(known.profile()))
                        .ifPresent(now -> {
                            door.verbs().serve().introduce(now, chat);
                            connection.run(() -> me = now);
                        }));
    }

    private void taken(String clientId, Chat chat) {
        Wire.Agent faster = door.presences()
                .agents()
                .find(chat.account(), chat.agents().getFirst())
                .map(Wire.Agent::of)
                .orElse(null);
        answers.send(new ServerFrame.RefusedFrame(clientId, Refusal.TAKEN, faster, null, null));
    }

    /// Does something for a chat that this agent serves; nothing otherwise.
    private void serving(String chat, Consumer<Chat> action) {
        answers.read(
                inOrder,
                () -> door.reading()
                        .chats()
                        .find(actor, new ChatId(Id.parse(chat)))
                        .filter(found -> found.agents().contains(actor.id()))
                        .ifPresent(action));
    }

    private void watch(String chat) {
        answers.read(
                inOrder,
                () -> door.reading()
                        .chats()
                        .find(actor, new ChatId(Id.parse(chat)))
                        .ifPresent(found -> connection.run(() -> {
                            connection.subscribe(Topic.chat(found.id()));
                            sendVisit(found);
                            answers.read(
                                    door.reading().blocking(),
                                    () -> answers.send(door.reading().past().after(actor, found, 0)));
                        })));
    }

    private void unwatch(String chat) {
        answers.read(
                inOrder,
                () -> door.reading()
                        .chats()
                        .find(actor, new ChatId(Id.parse(chat)))
                        .filter(found -> !found.agents().contains(actor.id()))
                        .ifPresent(found -> connection.run(() -> connection.unsubscribe(Topic.chat(found.id())))));
    }

    private void resume(AgentFrame.Resume resume) {
        ChatId id = new ChatId(Id.parse(resume.chat()));
        answers.read(
                door.reading().blocking(),
                () -> door.reading().past().after(actor, id, resume.after()).ifPresent(answers::send));
    }

    /// The visit as it is now, or, when the visitor is gone, as it was kept with the chat.
    private void sendVisit(Chat chat) {
        String id = chat.id().toString();
        Optional<Visits.Present> present =
                door.presences().visits().find(chat.visitor().id());
        if (present.isPresent()) {
            answers.send(
                    new ServerFrame.VisitFrame(id, Wire.Visit.of(present.get().visit(), true)));
        } else {
            answers.read(
                    door.reading().blocking(),
                    () -> door.reading()
                            .chats()
                            .visit(actor, chat.id())
                            .ifPresent(
                                    kept -> answers.send(new ServerFrame.VisitFrame(id, Wire.Visit.of(kept, false)))));
        }
    }

    @Override
    public void closed() {
        if (me != null) {
            door.presences().desks().leave(actor.account(), actor.id());
        }
    }
}
