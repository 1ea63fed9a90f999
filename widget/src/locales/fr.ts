import type { Words } from "./words";

const fr: Words = {
  hello: "Bonjour et bienvenue",
  welcomeOnline: "Posez-nous vos questions. Une vraie personne vous répond ici même.",
  welcomeAway: "Nous nous sommes absentés un instant – écrivez, nous répondrons dès que possible.",
  welcomeOffline:
    "Il n’y a personne pour le moment. Vous pouvez déjà écrire : votre texte reste dans la zone de saisie jusqu’à notre retour.",
  online: "Nous sommes là pour vous",
  away: "Absents un instant",
  offline: "Absents pour le moment",
  connecting: "Connexion…",

  conversation: "Conversation",
  writeHere: "Écrivez un message…",
  send: "Envoyer",
  minimise: "Réduire",
  menu: "Menu",
  sound: "Son à l’arrivée d’un message",
  on: "Activé",
  off: "Désactivé",

  waiting: "Merci. Quelqu’un sera avec vous dans un instant.",
  awayLine: "Nous nous sommes absentés un instant – écrivez, nous répondrons dès que possible.",
  offlineLine:
    "Il n’y a personne pour le moment, l’envoi n’est donc pas possible. Votre texte reste ici ; envoyez-le à notre retour.",
  offlineTalking: "Il n’y a personne pour le moment. Continuez d’écrire ; nous vous lirons à notre retour.",
  joined: "{name} est là pour vous",
  left: "{name} a quitté la discussion",
  endedByYou: "Vous avez mis fin à la discussion",
  endedByAgent: "{name} a mis fin à la discussion",
  endedIdle: "La discussion s’est terminée après un long silence",
  typing: "{name} est en train d’écrire",
  today: "Aujourd’hui",
  yesterday: "Hier",

  sending: "Envoi…",
  sent: "Envoyé",
  seen: "Vu",
  you: "Vous",
  team: "Notre équipe",
  tapToRetry: "Touchez pour réessayer",
  discard: "Supprimer",
  refused: {
    offline: "Non envoyé : il n’y a personne pour le moment.",
    ended: "Non envoyé : la discussion est terminée.",
    taken: "Non envoyé.",
    not_serving: "Non envoyé.",
    not_found: "Non envoyé : cette discussion n’existe plus.",
    too_long: "Non envoyé : le texte est trop long.",
    empty: "Non envoyé : il n’y avait pas de texte.",
    rate_limited: "Non envoyé : c’était un peu rapide.",
    unavailable: "Non envoyé : l’enregistrement n’a pas abouti.",
  },

  fresh: { one: "{n} nouveau", other: "{n} nouveaux" },
  newMessages: { one: "{n} nouveau message", other: "{n} nouveaux messages" },
  toEnd: "Aller au dernier message",

  lost: "Pas de connexion.",
  lostTrying: "Pas de connexion. Nouvel essai en cours…",
  retryIn: {
    one: "Pas de connexion. Nouvel essai dans {n} seconde.",
    other: "Pas de connexion. Nouvel essai dans {n} secondes.",
  },
  tryNow: "Réessayer",
  barred: "La discussion ne peut pas se connecter depuis cette page. Rechargez la page pour réessayer.",

  endChat: "Terminer la discussion",
  endQuestion: "Terminer la discussion ?",
  endExplained: "Vous pourrez en commencer une autre à tout moment.",
  endYes: "Terminer",
  endNo: "Continuer",
  startNew: "Nouvelle discussion",

  charactersLeft: { one: "Encore {n} caractère", other: "Encore {n} caractères" },
  charactersOver: {
    one: "{n} caractère de trop. Raccourcissez un peu le texte ou envoyez-le en deux fois.",
    other: "{n} caractères de trop. Raccourcissez un peu le texte ou envoyez-le en deux fois.",
  },
};

export default fr;
