package dev.causerie.house.twin.kernel;

import dev.causerie.house.twin.chat.ChatManager;

public record KnowsAChat(ChatManager chat) {}
