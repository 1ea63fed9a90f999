package dev.causerie.house.twin.agent;

import dev.causerie.house.twin.chat.ChatManager;
import io.vertx.core.Vertx;
import java.sql.Connection;

public record KnowsTheFramework(Vertx vertx, Connection connection, ChatManager chat) {}
