import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { Modal } from "../panel/dialog";
import { Icon } from "../panel/icons";
import { useRoom } from "../panel/room";
import { answersTo, asked, departmentOf, formsOf, said } from "./asking";
import { begin } from "./screen";

/** What the panel lends to the script with the forms, which is built without it; see build.mjs. */
const kit = {
  Fragment,
  jsx,
  jsxs,
  useLayoutEffect,
  useRef,
  useState,
  Modal,
  Icon,
  useRoom,
  answersTo,
  asked,
  departmentOf,
  formsOf,
  said,
  begin,
};

export const lend = () => Object.assign(window, { CauserieKit: kit });
