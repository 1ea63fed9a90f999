package dev.causerie.house.twin.chat;

import dev.causerie.house.twin.agent.KnowsTheFramework;

public final class ChatManager {
    private KnowsTheFramework agent;

    public KnowsTheFramework agent() {
        return agent;
    }

    static int tooLongWithTooMuch(int a, int b, int c, int d, int e, int f, int g) {
        int count = 0;
        count += a;
        count += b;
        count += c;
        count += d;
        count += e;
        count += f;
        count += g;
        count += a;
        count += b;
        count += c;
        count += d;
        count += e;
        count += f;
        count += g;
        count += a;
        count += b;
        count += c;
        count += d;
        count += e;
        count += f;
        count += g;
        count += a;
        count += b;
        count += c;
        count += d;
        count += e;
        count += f;
        count += g;
        count += a;
        count += b;
        count += c;
        count += d;
        count += e;
        count += f;
        count += g;
        count += a;
        count += b;
        count += c;
        count += d;
        count += e;
        count += f;
        return count;
    }
}
