/** What people call the events of its trail, by type. */
export const words: Readonly<Record<string, string>> = {
  "meeting.entered": "录入表决",
  "meeting.attached": "附会议纪要",
  "meeting.confirmed": "复核确认",
  "meeting.returned": "退回更正",
  "meeting.item-refused": "个别事项未能记入",
};
